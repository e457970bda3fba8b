#include "ui/shell/run_until_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "engine/base/duration_text.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

struct Topic {
    QString text;
    const char* pattern;  ///< of the facilities in IOS messages; empty: any
};

QList<Topic> topics() {
    return {{QObject::tr("Any protocol"), ""},         {QStringLiteral("HSRP"), "HSRP"},
            {QStringLiteral("OSPF"), "OSPF"},          {QStringLiteral("ISAKMP"), "ISAKMP"},
            {QStringLiteral("IPsec"), "IPSEC|CRYPTO"}, {QObject::tr("Interfaces"), "LINK-|LINEPROTO-"},
            {QObject::tr("Tracking"), "TRACK"}};
}

/// `hh:mm:ss`, with a fraction or without.
std::optional<Instant> clockMoment(const QString& text) {
    static const QRegularExpression clock(QStringLiteral("^(\\d{1,4}):([0-5]\\d):([0-5]\\d)(?:[.,](\\d{1,9}))?$"));
    const QRegularExpressionMatch match = clock.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const std::int64_t seconds =
        match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 + match.captured(3).toLongLong();
    const std::int64_t ns = match.captured(4).leftJustified(9, u'0').toLongLong();
    return kPowerOn + Duration{seconds * 1'000'000'000 + ns};
}

/// So that the text means itself in a regular expression between slashes.
QString escaped(const QString& text) {
    static const QRegularExpression special(QStringLiteral("([\\\\^$.|?*+(){}\\[\\]/])"));
    return QString(text).replace(special, QStringLiteral("\\\\1"));
}

void name(QWidget* widget, const char* id, const QString& accessible) {
    widget->setObjectName(QLatin1String(id));
    widget->setAccessibleName(accessible);
}

}  // namespace

Result<Instant, QString> momentOf(const QString& text, Instant now) {
    const QString trimmed = text.trimmed();
    const bool relative = trimmed.startsWith(u'+');
    QString length = relative ? trimmed.mid(1).trimmed() : trimmed;
    length.replace(u',', u'.');
    std::optional<Instant> moment = relative ? std::nullopt : clockMoment(trimmed);
    if (!moment)
        if (const auto duration = parse_duration(length.remove(u' ').toStdString()))
            moment = (relative ? now : kPowerOn) + *duration;
    if (!moment) return fail(QObject::tr("Write a moment like +30s, 3m, 200s or 00:03:20."));
    if (*moment <= now)
        return fail(QObject::tr("That moment is gone: it is %1.").arg(QString::fromStdString(clock_text(now))));
    return *moment;
}

RunUntilDialog::RunUntilDialog(Simulation& simulation, std::shared_ptr<const snapshot::World> world, QWidget* parent)
    : QDialog(parent),
      simulation_(simulation),
      world_(std::move(world)),
      pages_(new QTabWidget),
      limit_(new QLineEdit(QStringLiteral("1h"))),
      hint_(new QLabel),
      flat_out_(new QCheckBox(tr("As &fast as the machine can"))) {
    setObjectName(QStringLiteral("runUntilDialog"));
    setWindowTitle(tr("Run until"));
    setAttribute(Qt::WA_DeleteOnClose);
    name(pages_, "runUntilPages", tr("What to run up to"));
    pages_->setDocumentMode(true);
    pages_->tabBar()->setDrawBase(false);
    pages_->addTab(makeTimePage(), tr("Time"));
    pages_->addTab(makeMessagePage(), tr("Log message"));
    pages_->addTab(makeWordsPage(), tr("Condition"));
    name(limit_, "runUntilLimit", tr("Give up after"));
    limit_->setMaximumWidth(120);
    limit_row_ = new QWidget;
    auto* limit_form = new QFormLayout(limit_row_);
    limit_form->setContentsMargins(12, 0, 12, 0);
    limit_form->addRow(tr("&Give up after:"), limit_);
    hint_->setObjectName(QStringLiteral("problem"));
    hint_->setWordWrap(true);
    hint_->setMinimumHeight(2 * hint_->fontMetrics().lineSpacing());
    name(flat_out_, "runUntilFlatOut", tr("As fast as the machine can"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    start_ = buttons->addButton(tr("Run"), QDialogButtonBox::AcceptRole);
    start_->setObjectName(QStringLiteral("primary"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(pages_);
    column->addWidget(limit_row_);
    column->addWidget(flat_out_);
    column->addWidget(hint_);
    column->addStretch(1);
    column->addWidget(buttons);
    start_->setDefault(true);  // only now it knows its dialog
    resize(560, sizeHint().height());
    for (QLineEdit* field : {moment_, text_, words_, limit_})
        connect(field, &QLineEdit::textChanged, this, &RunUntilDialog::look);
    for (QComboBox* box : {node_, topic_}) connect(box, &QComboBox::currentIndexChanged, this, &RunUntilDialog::look);
    connect(pages_, &QTabWidget::currentChanged, this, &RunUntilDialog::look);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &RunUntilDialog::go);
    moment_->setFocus();
    moment_->selectAll();
    look();
}

QWidget* RunUntilDialog::makeTimePage() {
    moment_ = new QLineEdit(QStringLiteral("+30s"));
    name(moment_, "runUntilMoment", tr("Moment"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->addRow(tr("&Moment:"), moment_);
    auto* help = new QLabel(tr("+30s from now; 3m, 200s or 00:03:20 since power-on. Now it is %1.")
                                .arg(QString::fromStdString(clock_text(world_->now))));
    help->setObjectName(QStringLiteral("muted"));
    help->setWordWrap(true);
    form->addRow(QString(), help);
    return page;
}

QWidget* RunUntilDialog::makeMessagePage() {
    node_ = new QComboBox;
    name(node_, "runUntilDevice", tr("Device"));
    node_->addItem(tr("Any device"), QStringLiteral("*"));
    for (NodeIndex i = 0; i < world_->nodes.size(); ++i)
        if (world_->device(i) != nullptr) {
            const QString device = QString::fromStdString(world_->name(i));
            node_->addItem(device, device);
        }
    topic_ = new QComboBox;
    name(topic_, "runUntilProtocol", tr("Protocol"));
    for (const Topic& topic : topics()) topic_->addItem(topic.text, QLatin1String(topic.pattern));
    text_ = new QLineEdit;
    name(text_, "runUntilText", tr("Text of the message"));
    text_->setPlaceholderText(tr("Standby -> Active"));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->addRow(tr("&Device:"), node_);
    form->addRow(tr("&Protocol:"), topic_);
    form->addRow(tr("&Text:"), text_);
    return page;
}

QWidget* RunUntilDialog::makeWordsPage() {
    words_ = new QLineEdit;
    name(words_, "runUntilCondition", tr("Condition"));
    words_->setFont(monospaceFont());
    words_->setPlaceholderText(QStringLiteral("state 7204VXR-2 hsrp 1 Active"));
    auto* help = new QLabel(tr("As “when” in a guided run:") +
                            QStringLiteral("<br><code>state R2 hsrp 1 Active<br>route R3 20.1.1.0/24 via 10.1.1.2<br>"
                                           "sa R1 peer 172.16.172.53 up<br>ospf R3 neighbors FULL 2<br>"
                                           "log R1 /LINK-5/<br>show R1 \"show track\" contains \"is Down\"</code>"));
    help->setTextFormat(Qt::RichText);
    help->setObjectName(QStringLiteral("muted"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(words_);
    column->addWidget(help);
    column->addStretch(1);
    return page;
}

std::string RunUntilDialog::condition() const {
    if (pages_->currentIndex() == Words) return words_->text().trimmed().toStdString();
    const QString topic = topic_->currentData().toString();
    // A look ahead for the facility, then the text anywhere.
    const QString facility = topic.isEmpty() ? QString() : QStringLiteral("^(?=.*(%1)).*").arg(topic);
    return QStringLiteral("log %1 /%2%3/i")
        .arg(node_->currentData().toString(), facility, escaped(text_->text().trimmed()))
        .toStdString();
}

void RunUntilDialog::look() {
    const bool time = pages_->currentIndex() == Time;
    limit_row_->setVisible(!time);
    QString problem;
    if (time) {
        if (const auto moment = momentOf(moment_->text(), world_->now); !moment) problem = moment.error();
    } else if (pages_->currentIndex() == Message && text_->text().trimmed().isEmpty() && topic_->currentIndex() == 0) {
        problem = tr("Choose a protocol or write a part of the message.");
    } else if (pages_->currentIndex() == Words && words_->text().trimmed().isEmpty()) {
        problem = tr("Write a condition like one of these.");
    } else if (const auto wrong = simulation_.check(condition())) {
        problem = pages_->currentIndex() == Words
                      ? tr("Column %1: %2").arg(wrong->column).arg(QString::fromStdString(wrong->message))
                      : QString::fromStdString(wrong->message);
    } else if (!parse_duration(limit_->text().trimmed().toStdString())) {
        problem = tr("Give up after: write a length like 30s, 10m or 2h.");
    }
    hint_->setText(problem);
    hint_->setToolTip(problem);
    start_->setEnabled(problem.isEmpty());
}

void RunUntilDialog::go() {
    // The world may have gone on since the dialog came up.
    const Instant now = simulation_.snapshot()->now;
    if (pages_->currentIndex() == Time) {
        const auto moment = momentOf(moment_->text(), now);
        if (!moment) {
            hint_->setText(moment.error());
            return;
        }
        if (flat_out_->isChecked()) Q_EMIT flatOutWanted();
        simulation_.runUntil(*moment);
    } else {
        const auto limit = parse_duration(limit_->text().trimmed().toStdString());
        if (!limit) return;
        if (flat_out_->isChecked()) Q_EMIT flatOutWanted();
        simulation_.runUntil(condition(), now + *limit);
    }
    accept();
}

}  // namespace switchover::ui
