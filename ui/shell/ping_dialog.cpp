#include "ui/shell/ping_dialog.h"

#include <algorithm>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace switchover::ui {

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
    size_ = new QSpinBox;
    size_->setObjectName(QStringLiteral("pingSize"));
    size_->setRange(28, 1500);
    size_->setValue(100);
    size_->setSuffix(tr(" octets"));
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
    form->addRow(problem_);
    form->addRow(buttons_);
    connect(node_, &QComboBox::currentIndexChanged, this, &PingDialog::fillSources);
    connect(destination_, &QComboBox::editTextChanged, this, &PingDialog::check);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this, [this] {
        PingInput ping;
        ping.node = node_->currentText().toStdString();
        ping.request.destination = *Ipv4Address::parse(destination_->currentText().trimmed().toStdString());
        if (source_->currentIndex() > 0)
            ping.request.source = *Ipv4Address::parse(source_->currentText().toStdString());
        ping.request.count = 0;
        ping.request.size = static_cast<std::uint32_t>(size_->value());
        ping.request.interval = Duration{static_cast<std::int64_t>(interval_->value() * 1e9)};
        Q_EMIT wanted(ping);
        accept();
    });
    node_->setCurrentIndex(at);
    fillSources();
    if (edit != nullptr) fill(*edit);
    check();
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

void PingDialog::fill(const probe::PingRequest& request) {
    const int source =
        request.source.is_unspecified() ? 0 : source_->findText(QString::fromStdString(request.source.text()));
    source_->setCurrentIndex(std::max(0, source));
    destination_->setEditText(QString::fromStdString(request.destination.text()));
    interval_->setValue(to_seconds(request.interval));
    size_->setValue(static_cast<int>(request.size));
}

void PingDialog::fillSources() {
    source_->clear();
    source_->addItem(tr("Output interface"));
    if (node_->currentIndex() < 0) return;
    const Node& node = nodes_[node_->currentIndex()];
    source_->addItems(node.addresses);
    if (!node.addresses.isEmpty()) source_->setCurrentIndex(1);
}

void PingDialog::check() {
    const bool good = Ipv4Address::parse(destination_->currentText().trimmed().toStdString()).has_value();
    problem_->setText(good ? QString() : tr("An IPv4 address, like 99.99.99.99"));
    for (QAbstractButton* button : buttons_->buttons())
        if (buttons_->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(good && node_->count() > 0);
}

}  // namespace switchover::ui
