/// Every word that `?` lists says what it is for.
#include <QtTest>
#include <set>

#include "engine/ios/config/reader.h"
#include "engine/ios/config/row.h"
#include "engine/ios/exec/row.h"
#include "engine/ios/grammar/help.h"

using namespace switchover;  // NOLINT: a test

class HelpTest : public QObject {
    Q_OBJECT

   private slots:
    void every_word_of_a_command_has_a_text() {
        QStringList without;
        std::size_t words = 0;
        std::set<std::string> walked;
        for (std::vector<std::string> lines{""}; !lines.empty();) {
            const std::string line = lines.back();
            lines.pop_back();
            for (const ios::Next& next : ios::exec::expected(line, {})) {
                if (next.element.text.empty()) continue;
                if (!walked.insert(end_of(next.path) + next.element.text).second) continue;
                ++words;
                if (ios::help_text(next.path, next.element.text).empty())
                    without << QString::fromStdString(next.path + " | " + next.element.text);
                lines.push_back(line + typed(next.element) + " ");
            }
        }
        QVERIFY2(words > 400, qPrintable(QString::number(words)));
        QVERIFY2(without.isEmpty(), qPrintable(without.join('\n')));
    }
    /// Lists repeat (`set transform-set A B …`), so lines are followed for some words only.
    void every_word_of_a_configuration_line_has_a_text() {
        constexpr std::size_t kFollowed = 5;
        QStringList without;
        std::size_t words = 0;
        for (std::size_t m = 0; m < ios::kModeCount; ++m) {
            ios::Mode mode;
            mode.kind = static_cast<ios::ModeKind>(m);
            std::set<std::string> walked;
            for (std::vector<std::vector<std::string>> lines{{}}; !lines.empty();) {
                const std::vector<std::string> line = lines.back();
                lines.pop_back();
                std::string text, end;
                for (std::size_t i = 0; i < line.size(); ++i) {
                    text += line[i] + " ";
                    if (i + 3 > line.size()) end += line[i] + " ";
                }
                for (const ios::Expected& next : ios::expected_next(mode, text)) {
                    if (next.text == "<cr>" || !walked.insert(end + next.text).second) continue;
                    ++words;
                    if (next.help.empty())
                        without << QString::fromStdString(std::string{ios::mode_prompt(mode.kind)} + ": " + text +
                                                          "| " + next.text);
                    if (line.size() >= kFollowed) continue;
                    lines.push_back(line);
                    lines.back().push_back(typed_as(next.text));
                }
            }
        }
        QVERIFY2(words > 800, qPrintable(QString::number(words)));
        QVERIFY2(without.isEmpty(), qPrintable(without.join('\n')));
    }
    void a_word_means_what_its_command_makes_of_it() {
        const auto text = [](const char* path, const char* word) { return std::string{ios::help_text(path, word)}; };
        QCOMPARE(text("show", "arp"), std::string{"ARP table"});
        QCOMPARE(text("show ip", "arp"), std::string{"IP ARP table"});
        QCOMPARE(text("show ip ospf database", "summary"), std::string{"Network Summary link states"});
        QCOMPARE(text("show ip route", "summary"), std::string{"Summary of all routes"});
    }

   private:
    /// Something that the element takes.
    static std::string typed(const ios::Element& element) {
        switch (element.kind) {
            case ios::TokenKind::Keyword: return element.text;
            case ios::TokenKind::Address: return "255.255.255.0";
            case ios::TokenKind::Mac: return "0000.0c07.ac01";
            case ios::TokenKind::Number: return std::to_string(element.low);
            case ios::TokenKind::Interface: return "FastEthernet0/0";
            case ios::TokenKind::Time: return element.text == "hh:mm" ? "10:20" : "10:20:30";
            case ios::TokenKind::Month: return "May";
            case ios::TokenKind::Word:
            case ios::TokenKind::Line: break;
        }
        return "word";
    }
    /// The last words of a path: keywords that may repeat make it endless.
    static std::string end_of(const std::string& path) {
        std::size_t at = path.size();
        for (int words = 0; words < 4 && at != 0 && at != std::string::npos; ++words) at = path.rfind(' ', at - 1);
        return (at == std::string::npos ? path : path.substr(at)) + " ";
    }
    /// Of a word as help writes it.
    static std::string typed_as(const std::string& word) {
        if (word == "A.B.C.D" || word == "MASK" || word == "WILDCARD") return "255.255.255.0";
        if (word == "H.H.H") return "0000.0c07.ac01";
        if (word == "INTERFACE") return "FastEthernet0/0";
        if (word == "hh:mm") return "10:20";
        if (word == "hh:mm:ss") return "10:20:30";
        if (word == "MONTH") return "May";
        if (word == "WORD" || word == "LINE") return "word";
        return word.front() == '<' ? word.substr(1, word.find('-') - 1) : word;
    }
};

QTEST_APPLESS_MAIN(HelpTest)
#include "help_test.moc"
