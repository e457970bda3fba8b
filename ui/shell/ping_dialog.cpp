#include "ui/shell/ping_dialog.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace switchover::ui {

namespace {

constexpr int kLargest = 18024;  ///< octets, as the console's dialogue allows

QSpinBox* octets(const char* name, int least) {
    auto* box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, kLargest);
    box->setSuffix(PingDialog::tr(" octets"));
    return box;
}

/// `0xABCD`; nothing for other words.
std::optional<std::uint16_t> pattern(const QString& text) {
    bool good = false;
    const QString digits = text.trimmed();
    const ushort value =
        (digits.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive) ? digits.mid(2) : digits).toUShort(&good, 16);
    return good ? std::optional<std::uint16_t>{value} : std::nullopt;
}

}  // namespace

PingDialog::PingDialog(const snapshot::World& world, NodeIndex preferred, const probe::PingRequest* edit,
                       QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("pingDialog"));
    setWindowTitle(tr("Continuous ping"));
    setAttribute(Qt::WA_DeleteOnClose);
    node_ = new QComboBox;
    node_->setObjectName(QStringLiteral("pingFrom"));
    source_ = new QComboBox;
    source_->setObjectName(QStringLiteral("pingSource"));
    destination_ = new QComboBox;
    destination_->setObjectName(QStringLiteral("pingDestination"));
    destination_->setEditable(true);
    destination_->setInsertPolicy(QComboBox::NoInsert);
    interval_ = new QDoubleSpinBox;
    interval_->setRange(0.05, 3600);
    interval_->setValue(1);
    interval_->setSuffix(tr(" s"));
    interval_->setObjectName(QStringLiteral("pingInterval"));
    size_ = octets("pingSize", 28);
    size_->setValue(100);
    problem_ = new QLabel;
    problem_->setObjectName(QStringLiteral("muted"));
    const int at = fillNodes(world, preferred);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* start =
        buttons_->addButton(edit == nullptr ? tr("Start ping") : tr("Begin anew"), QDialogButtonBox::AcceptRole);
    start->setObjectName(QStringLiteral("primary"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(tr("From"), node_);
    form->addRow(tr("Source"), source_);
    form->addRow(tr("To"), destination_);
    form->addRow(tr("Every"), interval_);
    form->addRow(tr("Size"), size_);
    addExtended(*form);
    form->addRow(problem_);
    form->addRow(buttons_);
    start->setDefault(true);  // only now it knows its dialog
    connect(node_, &QComboBox::currentIndexChanged, this, &PingDialog::fillSources);
    connect(destination_, &QComboBox::editTextChanged, this, &PingDialog::check);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this, [this] {
        const PingInput ping = entered();
        Q_EMIT wanted(ping);
        accept();
    });
    node_->setCurrentIndex(at);
    fillSources();
    fill(edit != nullptr ? *edit : probe::PingRequest{}, edit != nullptr);
    check();
}

void PingDialog::addExtended(QFormLayout& form) {
    extended_ = new QCheckBox(tr("E&xtended"));
    extended_->setObjectName(QStringLiteral("pingExtended"));
    timeout_ = new QDoubleSpinBox;
    timeout_->setObjectName(QStringLiteral("pingTimeout"));
    timeout_->setRange(0.05, 3600);
    timeout_->setSuffix(tr(" s"));
    tos_ = new QSpinBox;
    tos_->setObjectName(QStringLiteral("pingTos"));
    tos_->setRange(0, 255);
    pattern_ = new QLineEdit;
    pattern_->setObjectName(QStringLiteral("pingPattern"));
    const auto box = [](const char* name, const QString& text) {
        auto* made = new QCheckBox(text);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    dont_fragment_ = box("pingDontFragment", tr("Set the DF bit"));
    validate_ = box("pingValidate", tr("Validate the data of answers"));
    sweep_ = box("pingSweep", tr("Sweep of sizes up to"));
    largest_ = octets("pingLargest", 28);
    largest_->setAccessibleName(tr("Largest size"));
    step_ = octets("pingStep", 1);
    step_->setAccessibleName(tr("Step between sizes"));
    auto* sweep = new QHBoxLayout;
    sweep->addWidget(largest_, 1);
    sweep->addWidget(new QLabel(tr("in steps of")));
    sweep->addWidget(step_, 1);
    form.addRow(extended_);
    form.addRow(tr("Timeout"), timeout_);
    form.addRow(tr("Type of service"), tos_);
    form.addRow(tr("Data pattern"), pattern_);
    form.addRow(QString(), dont_fragment_);
    form.addRow(QString(), validate_);
    form.addRow(sweep_, sweep);
    sweep_->setMinimumHeight(largest_->sizeHint().height());  // labels stand in the middle of their rows
    const auto show = [this, &form, sweep](bool shown) {
        for (QWidget* field : std::initializer_list<QWidget*>{timeout_, tos_, pattern_, dont_fragment_, validate_})
            form.setRowVisible(field, shown);
        form.setRowVisible(sweep, shown);
        adjustSize();
    };
    connect(extended_, &QCheckBox::toggled, this, show);
    show(false);
    const auto sweeps = [this](bool on) {
        largest_->setEnabled(on);
        step_->setEnabled(on);
    };
    connect(sweep_, &QCheckBox::toggled, this, sweeps);
    sweeps(false);
    connect(sweep_, &QCheckBox::toggled, this, &PingDialog::check);
    connect(pattern_, &QLineEdit::textChanged, this, &PingDialog::check);
    for (QSpinBox* field : {size_, largest_}) connect(field, &QSpinBox::valueChanged, this, &PingDialog::check);
}

PingInput PingDialog::entered() const {
    PingInput ping;
    ping.node = node_->currentText().toStdString();
    ping.request = request_;
    ping.request.destination = *Ipv4Address::parse(destination_->currentText().trimmed().toStdString());
    ping.request.source =
        source_->currentIndex() > 0 ? *Ipv4Address::parse(source_->currentText().toStdString()) : Ipv4Address{};
    ping.request.count = 0;
    ping.request.size = static_cast<std::uint32_t>(size_->value());
    const auto duration = [](const QDoubleSpinBox& box) {
        return Duration{static_cast<std::int64_t>(box.value() * 1e9)};
    };
    ping.request.interval = duration(*interval_);
    ping.request.timeout = duration(*timeout_);
    ping.request.tos = static_cast<std::uint8_t>(tos_->value());
    ping.request.pattern = pattern(pattern_->text()).value_or(request_.pattern);
    ping.request.dont_fragment = dont_fragment_->isChecked();
    ping.request.validate = validate_->isChecked();
    ping.request.largest = sweep_->isChecked() ? static_cast<std::uint32_t>(largest_->value()) : 0;
    ping.request.size_step = sweep_->isChecked() ? static_cast<std::uint32_t>(step_->value()) : 1;
    return ping;
}

int PingDialog::fillNodes(const snapshot::World& world, NodeIndex preferred) {
    QStringList loopbacks, others;
    int at = 0;
    for (NodeIndex i = 0; i < world.nodes.size(); ++i) {
        const snapshot::Device* device = world.device(i);
        if (device == nullptr) continue;
        if (i == preferred) at = static_cast<int>(nodes_.size());
        Node node{QString::fromStdString(device->name), {}};
        for (const Interface& interface : device->interfaces) {
            if (!interface.has_address()) continue;
            const QString address = QString::fromStdString(interface.address().text());
            const bool loopback = interface.kind == InterfaceKind::Loopback;
            loopback ? node.addresses.prepend(address) : node.addresses.append(address);
            (loopback ? loopbacks : others) << address;
        }
        nodes_.append(node);
        node_->addItem(node.name);
    }
    destination_->addItems(loopbacks + others);
    destination_->setCurrentIndex(static_cast<int>(loopbacks.size()) - 1);
    return at;
}

void PingDialog::fill(const probe::PingRequest& request, bool edited) {
    if (edited) {
        request_ = request;
        request_.id = 0;
        const int source =
            request.source.is_unspecified() ? 0 : source_->findText(QString::fromStdString(request.source.text()));
        source_->setCurrentIndex(std::max(0, source));
        destination_->setEditText(QString::fromStdString(request.destination.text()));
        interval_->setValue(to_seconds(request.interval));
        size_->setValue(static_cast<int>(request.size));
    }
    timeout_->setValue(to_seconds(request.timeout));
    tos_->setValue(request.tos);
    pattern_->setText(QStringLiteral("0x") +
                      QStringLiteral("%1").arg(request.pattern, 4, 16, QLatin1Char('0')).toUpper());
    dont_fragment_->setChecked(request.dont_fragment);
    validate_->setChecked(request.validate);
    const bool sweeps = request.largest > 0;
    sweep_->setChecked(sweeps);
    largest_->setValue(sweeps ? static_cast<int>(request.largest) : 1500);
    step_->setValue(sweeps ? static_cast<int>(request.size_step) : 100);
    const probe::PingRequest plain;
    extended_->setChecked(request.timeout != plain.timeout || request.tos != plain.tos ||
                          request.pattern != plain.pattern || request.dont_fragment || request.validate || sweeps);
}

void PingDialog::fillSources() {
    source_->clear();
    source_->addItem(tr("Output interface"));
    if (node_->currentIndex() < 0) return;
    const Node& node = nodes_[node_->currentIndex()];
    source_->addItems(node.addresses);
    if (!node.addresses.isEmpty()) source_->setCurrentIndex(1);
}

QString PingDialog::problem() const {
    if (!Ipv4Address::parse(destination_->currentText().trimmed().toStdString()))
        return tr("An IPv4 address, like 99.99.99.99");
    if (!pattern(pattern_->text())) return tr("The data pattern is a number like 0xABCD");
    if (sweep_->isChecked() && largest_->value() <= size_->value())
        return tr("A sweep ends at a larger size than it begins with");
    return {};
}

void PingDialog::check() {
    if (buttons_ == nullptr) return;  // still being made
    const QString what = problem();
    problem_->setText(what);
    for (QAbstractButton* button : buttons_->buttons())
        if (buttons_->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(what.isEmpty() && node_->count() > 0);
}

}  // namespace switchover::ui
