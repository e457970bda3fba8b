#include "ui/export/export_dialog.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTreeWidget>

#include "engine/base/duration_text.h"

namespace switchover::ui {

namespace {

using Kind = ExportRequest::Kind;

QLabel* explanation(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setObjectName(QStringLiteral("explanation"));
    return label;
}

QFormLayout* makeForm(QWidget* page, const QString& text) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(explanation(text));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(9);
    column->addLayout(form);
    return form;
}

template <class Widget>
Widget* named(Widget* widget, const char* name, const QString& accessible) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

}  // namespace

std::optional<Instant> parseInstant(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return std::nullopt;
    if (const auto duration = parse_duration(trimmed.toStdString())) return kPowerOn + *duration;
    double seconds = 0;
    const QStringList parts = trimmed.split(u':');
    if (parts.size() > 3) return std::nullopt;
    for (int i = 0; i < parts.size(); ++i) {
        bool ok = false;
        const bool last = i == parts.size() - 1;
        const double value = last ? parts[i].toDouble(&ok) : parts[i].toUInt(&ok);
        if (!ok || value < 0 || (i > 0 && value >= 60)) return std::nullopt;
        seconds = seconds * 60 + value;
    }
    if (!(seconds < 1e9)) return std::nullopt;
    return kPowerOn + Duration{static_cast<std::int64_t>(seconds * 1e9 + 0.5)};
}

ExportDialog::ExportDialog(const Source& source, QWidget* parent)
    : QDialog(parent), name_(source.name), folder_(source.folder), filter_(source.filter) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    kinds_ = named(new QListWidget, "exportKinds", tr("What to export"));
    kinds_->addItems({tr("Session log"), tr("Capture"), tr("Diagram"), tr("Report"), tr("Session folder")});
    const int width = kinds_->sizeHintForColumn(0) + 44;
    for (int i = 0; i < kinds_->count(); ++i) kinds_->item(i)->setSizeHint({width - 8, 30});
    kinds_->setFixedWidth(width);
    pages_ = new QStackedWidget;
    for (QWidget* page : {makeLogPage(source), makeCapturePage(source), makeDiagramPage(source), makeReportPage(source),
                          makeFolderPage()})
        pages_->addWidget(page);
    problem_ = named(new QLabel, "problem", tr("Problem"));
    problem_->setWordWrap(true);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons_->button(QDialogButtonBox::Cancel)->setIcon({});
    QPushButton* go = buttons_->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("primary"));
    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportDialog::askForPath);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(kinds_, &QListWidget::currentRowChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(kinds_, &QListWidget::currentRowChanged, this, &ExportDialog::check);

    auto* row = new QHBoxLayout;
    row->addWidget(kinds_);
    row->addWidget(pages_, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(row, 1);
    column->addWidget(problem_);
    column->addWidget(buttons_);
    go->setDefault(true);  // only now it knows its dialog
    resize(720, 470);
    kinds_->setCurrentRow(0);
    kinds_->setFocus();
}

void ExportDialog::choose(Kind kind) { kinds_->setCurrentRow(static_cast<int>(kind)); }

Kind ExportDialog::kind() const { return static_cast<Kind>(std::max(0, kinds_->currentRow())); }

// --- pages

ExportDialog::SpanFields ExportDialog::addSpan(QFormLayout* form, const QString& prefix, Instant now) {
    SpanFields span;
    span.whole = new QCheckBox(tr("The &whole session"));
    span.whole->setObjectName(prefix + QStringLiteral("Whole"));
    span.whole->setChecked(true);
    span.from = new QLineEdit(QString::fromStdString(clock_text(kPowerOn)));
    span.from->setObjectName(prefix + QStringLiteral("From"));
    span.from->setAccessibleName(tr("From, virtual time"));
    span.until = new QLineEdit(QString::fromStdString(clock_text(now)));
    span.until->setObjectName(prefix + QStringLiteral("Until"));
    span.until->setAccessibleName(tr("To, virtual time"));
    form->addRow(tr("Time"), span.whole);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(span.from);
    row->addWidget(new QLabel(tr("to")));
    row->addWidget(span.until);
    form->addRow(QString(), both);
    form->setRowVisible(both, false);
    connect(span.whole, &QCheckBox::toggled, form, [form, both](bool whole) { form->setRowVisible(both, !whole); });
    for (QLineEdit* edit : {span.from, span.until}) {
        edit->setToolTip(tr("Virtual time: 00:02:05.000, 125 s or 2m"));
        connect(edit, &QLineEdit::textChanged, this, &ExportDialog::check);
    }
    connect(span.whole, &QCheckBox::toggled, this, &ExportDialog::check);
    return span;
}

QWidget* ExportDialog::makeLogPage(const Source& source) {
    auto* page = new QWidget;
    QFormLayout* form =
        makeForm(page, tr("The messages of all devices, as text to read, or as data for other programs."));
    log_format_ = named(new QComboBox, "logFormat", tr("Format of the log"));
    log_format_->addItem(tr("Text"));
    log_format_->addItem(tr("JSON Lines: every record with all its fields"));
    log_format_->addItem(tr("CSV: a table of the lines"));
    form->addRow(tr("&Format"), log_format_);
    auto* all = named(new QRadioButton(tr("&All")), "logAll", tr("All lines"));
    filtered_ = named(new QRadioButton(tr("What the &filter of the session log shows: %Ln lines", nullptr,
                                          static_cast<int>(source.filtered_lines))),
                      "logFiltered", tr("Filtered lines"));
    filtered_->setEnabled(!(source.filter == LogFilter{}));
    LogFilter chosen = source.filter;
    chosen.routine = true;  // left out without anybody's asking
    (chosen == LogFilter{} ? all : filtered_)->setChecked(true);
    form->addRow(tr("Lines"), all);
    form->addRow(QString(), filtered_);
    log_span_ = addSpan(form, QStringLiteral("log"), source.world->now);
    static_cast<QVBoxLayout*>(page->layout())->addStretch(1);
    return page;
}

QWidget* ExportDialog::makeCapturePage(const Source& source) {
    auto* page = new QWidget;
    QFormLayout* form =
        makeForm(page, tr("Every frame where it was sent, as pcapng for Wireshark. A folder with the keys "
                          "that open ISAKMP and ESP is put beside it. To read ISAKMP, take the two ends of "
                          "one cable: Wireshark loses its place where a message passes twice."));
    ports_ = named(new QTreeWidget, "capturePorts", tr("Ports"));
    ports_->setHeaderHidden(true);
    ports_->setMinimumHeight(110);
    fillPorts(*source.world);
    connect(ports_, &QTreeWidget::itemChanged, this, &ExportDialog::check);
    auto* row = new QHBoxLayout;
    auto* every = named(new QPushButton(tr("&All ports")), "portsAll", tr("All ports"));
    auto* none = named(new QPushButton(tr("&None")), "portsNone", tr("No port"));
    for (const auto& [button, state] : {std::pair{every, Qt::Checked}, std::pair{none, Qt::Unchecked}})
        connect(button, &QPushButton::clicked, this, [this, state = state] {
            for (int i = 0; i < ports_->topLevelItemCount(); ++i) ports_->topLevelItem(i)->setCheckState(0, state);
        });
    row->setSpacing(8);
    row->addWidget(every);
    row->addWidget(none);
    row->addStretch(1);
    form->addRow(tr("Ports"), ports_);
    form->addRow(QString(), row);
    capture_span_ = addSpan(form, QStringLiteral("capture"), source.world->now);
    return page;
}

void ExportDialog::fillPorts(const snapshot::World& world) {
    for (std::size_t i = 0; i < world.cables.size(); ++i) {
        const auto name = [&](const snapshot::CableEnd& end) {
            return QString::fromStdString(world.name(end.node) + " " + end.port_name);
        };
        const snapshot::Cable& cable = world.cables[i];
        auto* item = new QTreeWidgetItem(ports_, {tr("%1 — %2").arg(name(cable.a), name(cable.b))});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        for (const bool b : {false, true}) {
            auto* end = new QTreeWidgetItem(item, {tr("sent by %1").arg(name(b ? cable.b : cable.a))});
            end->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            end->setCheckState(0, Qt::Checked);
            end->setData(0, Qt::UserRole, static_cast<uint>(2 * i + (b ? 1 : 0)));
        }
    }
}

QVector<std::uint32_t> ExportDialog::chosenPipes() const {
    QVector<std::uint32_t> out;
    for (int i = 0; i < ports_->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* cable = ports_->topLevelItem(i);
        for (int end = 0; end < cable->childCount(); ++end)
            if (cable->child(end)->checkState(0) == Qt::Checked)
                out.append(cable->child(end)->data(0, Qt::UserRole).toUInt());
    }
    return out;
}

QWidget* ExportDialog::makeDiagramPage(const Source& source) {
    auto* page = new QWidget;
    QFormLayout* form =
        makeForm(page, tr("The lab as it is now, with the state of its ports, HSRP groups and tunnels."));
    diagram_format_ = named(new QComboBox, "diagramFormat", tr("Format of the diagram"));
    diagram_format_->addItem(tr("SVG: sharp at every size"));
    diagram_format_->addItem(tr("PNG: an image"));
    diagram_format_->addItem(tr("PDF: a page to print"));
    form->addRow(tr("&Format"), diagram_format_);
    scale_ = named(new QDoubleSpinBox, "diagramScale", tr("Scale"));
    scale_->setRange(0.5, 4);
    scale_->setSingleStep(0.5);
    scale_->setDecimals(1);
    scale_->setValue(2);
    scale_->setSuffix(tr(" ×"));
    form->addRow(tr("&Scale"), scale_);
    pixels_ = new QLabel;
    form->addRow(QString(), pixels_);
    const auto show = [this, size = diagramSize(makeScene(*source.world))] {
        const bool image = diagram_format_->currentIndex() == static_cast<int>(DiagramFormat::Png);
        scale_->setEnabled(image);
        const QSize pixels = image ? size * scale_->value() : size;
        pixels_->setText(tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height()));
        pixels_->setVisible(image);
    };
    connect(diagram_format_, &QComboBox::currentIndexChanged, this, show);
    connect(scale_, &QDoubleSpinBox::valueChanged, this, show);
    show();
    static_cast<QVBoxLayout*>(page->layout())->addStretch(1);
    return page;
}

QWidget* ExportDialog::makeReportPage(const Source& source) {
    auto* page = new QWidget;
    QFormLayout* form = makeForm(
        page, tr("One HTML page for a colleague who was not there: what was done, each outage with its causes, the "
                 "diagram and the tables before and after, timeline, charts, and the session itself. It needs no "
                 "other file, and prints well."));
    title_ = named(new QLineEdit(tr("Lab %1").arg(source.name)), "reportTitle", tr("Title of the report"));
    form->addRow(tr("&Title"), title_);
    note_ = named(new QPlainTextEdit, "reportNote", tr("Your own words"));
    note_->setPlaceholderText(tr("Your own words, at its beginning"));
    note_->setTabChangesFocus(true);
    note_->setMaximumHeight(90);
    form->addRow(tr("&Note"), note_);
    configurations_ = named(new QCheckBox(tr("With the &configurations of all routers")), "reportConfigurations",
                            tr("With the configurations of all routers"));
    configurations_->setChecked(true);
    form->addRow(QString(), configurations_);
    static_cast<QVBoxLayout*>(page->layout())->addStretch(1);
    return page;
}

QWidget* ExportDialog::makeFolderPage() {
    auto* page = new QWidget;
    makeForm(page,
             tr("A folder as switchover-run leaves it: session.json, which opens the session again; log, records, "
                "capture with its keys, and a summary of each fault."));
    static_cast<QVBoxLayout*>(page->layout())->addStretch(1);
    return page;
}

// --- what is wanted

QString ExportDialog::problemOf(const SpanFields& span) {
    if (span.whole->isChecked()) return {};
    const auto from = parseInstant(span.from->text()), until = parseInstant(span.until->text());
    if (!from) return tr("“%1” is not a time like 00:02:05.000, 125 or 2m").arg(span.from->text());
    if (!until) return tr("“%1” is not a time like 00:02:05.000, 125 or 2m").arg(span.until->text());
    if (*until < *from) return tr("The time ends before it begins");
    return {};
}

QString ExportDialog::problem() const {
    if (kind() == Kind::Log) return problemOf(log_span_);
    if (kind() != Kind::Capture) return {};
    if (chosenPipes().isEmpty()) return tr("Choose at least one port");
    return problemOf(capture_span_);
}

void ExportDialog::check() {
    if (buttons_ == nullptr) return;  // still being made
    const QString what = problem();
    problem_->setText(what);
    buttons_->button(QDialogButtonBox::Cancel)->setEnabled(true);
    findChild<QPushButton*>(QStringLiteral("primary"))->setEnabled(what.isEmpty());
}

ExportRequest ExportDialog::request() const {
    ExportRequest out;
    out.kind = kind();
    const SpanFields& span = out.kind == Kind::Log ? log_span_ : capture_span_;
    if (!span.whole->isChecked()) {
        out.from = parseInstant(span.from->text()).value_or(kPowerOn);
        out.until = parseInstant(span.until->text()).value_or(kNever);
    }
    out.log_format = static_cast<LogFileFormat>(log_format_->currentIndex());
    if (filtered_->isChecked()) out.filter = filter_;
    out.pipes = chosenPipes();
    out.diagram_format = static_cast<DiagramFormat>(diagram_format_->currentIndex());
    out.scale = scale_->value();
    out.title = title_->text();
    out.note = note_->toPlainText();
    out.configurations = configurations_->isChecked();
    return out;
}

QString ExportDialog::suffix(const ExportRequest& request) const {
    switch (request.kind) {
        case Kind::Log:
            switch (request.log_format) {
                case LogFileFormat::Text: return QStringLiteral("log");
                case LogFileFormat::JsonLines: return QStringLiteral("jsonl");
                case LogFileFormat::Csv: return QStringLiteral("csv");
            }
            break;
        case Kind::Capture: return QStringLiteral("pcapng");
        case Kind::Diagram:
            switch (request.diagram_format) {
                case DiagramFormat::Svg: return QStringLiteral("svg");
                case DiagramFormat::Png: return QStringLiteral("png");
                case DiagramFormat::Pdf: return QStringLiteral("pdf");
            }
            break;
        case Kind::Report: return QStringLiteral("html");
        case Kind::Folder: break;
    }
    return {};
}

QString ExportDialog::nameFilter(const ExportRequest& request) const {
    const QString end = suffix(request);
    switch (request.kind) {
        case Kind::Log: return tr("Session log (*.%1)").arg(end);
        case Kind::Capture: return tr("Capture (*.%1)").arg(end);
        case Kind::Diagram: return tr("Diagram (*.%1)").arg(end);
        case Kind::Report: return tr("Report (*.%1)").arg(end);
        case Kind::Folder: break;
    }
    return {};
}

void ExportDialog::askForPath() {
    const ExportRequest chosen = request();
    auto* dialog = new QFileDialog(this, tr("Export"), folder_, nameFilter(chosen));
    dialog->setObjectName(QStringLiteral("exportPath"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (chosen.kind == Kind::Folder) {
        dialog->setLabelText(QFileDialog::FileName, tr("New folder:"));
        dialog->selectFile(name_ + QStringLiteral("-session"));
    } else {
        dialog->setDefaultSuffix(suffix(chosen));
        dialog->selectFile(name_ + u'.' + suffix(chosen));
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen](const QString& path) {
        ExportRequest whole = chosen;
        whole.path = path;
        accept();
        Q_EMIT wanted(whole);
    });
    dialog->open();
}

}  // namespace switchover::ui
