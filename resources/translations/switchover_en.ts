<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%Ln echoes lost</source>
        <translation><numerusform>%Ln echo lost</numerusform><numerusform>%Ln echoes lost</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines without full effect</source>
        <translation><numerusform>%Ln line without full effect</numerusform><numerusform>%Ln lines without full effect</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>, %Ln keepalives unanswered</source>
        <translation><numerusform>, %Ln keepalive unanswered</numerusform><numerusform>, %Ln keepalives unanswered</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>, then %n more times</source>
        <translation><numerusform>, then %n more time</numerusform><numerusform>, then %n more times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>move %n nodes</source>
        <translation><numerusform>move %n node</numerusform><numerusform>move %n nodes</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::ConsolePage</name>
    <message numerus="yes">
        <source>Types to %Ln</source>
        <translation><numerusform>Types to %Ln</numerusform><numerusform>Types to %Ln</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::ExportDialog</name>
    <message numerus="yes">
        <source>What the &amp;filter of the session log shows: %Ln lines</source>
        <translation><numerusform>What the &amp;filter of the session log shows: %Ln line</numerusform><numerusform>What the &amp;filter of the session log shows: %Ln lines</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::Inspector</name>
    <message numerus="yes">
        <source>switch · %Ln stations</source>
        <translation><numerusform>switch · %Ln station</numerusform><numerusform>switch · %Ln stations</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln lines of the configurations have no full effect here: see Config</source>
        <translation><numerusform>%Ln line of the configurations has no full effect here: see Config</numerusform><numerusform>%Ln lines of the configurations have no full effect here: see Config</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::PacketsPane</name>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation><numerusform>%Ln frame</numerusform><numerusform>%Ln frames</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::SessionLog</name>
    <message numerus="yes">
        <source>%Ln lines written to %1</source>
        <translation><numerusform>%Ln line written to %1</numerusform><numerusform>%Ln lines written to %1</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::TablePage</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation><numerusform>%Ln row</numerusform><numerusform>%Ln rows</numerusform></translation>
    </message>
</context>
</TS>
