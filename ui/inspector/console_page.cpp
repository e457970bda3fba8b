#include "ui/inspector/console_page.h"

#include <algorithm>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/pane_parts.h"

namespace switchover::ui {

ConsolePage::ConsolePage(QWidget* parent) : InspectorPage(parent), views_(new QSplitter(Qt::Vertical)) {
    first_ = makeView(tr("Console"));
    second_ = makeView(tr("Second console"));
    second_->hide();
    views_->setChildrenCollapsible(false);
    words_ = new QLineEdit;
    words_->setObjectName(QStringLiteral("consoleFind"));
    words_->setAccessibleName(tr("Find in the console"));
    words_->setPlaceholderText(tr("Find"));
    words_->setClearButtonEnabled(true);
    connect(words_, &QLineEdit::returnPressed, this, [this] { findNext(true); });
    auto* forward =
        new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), words_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(forward, &QShortcut::activated, this, [this] { findNext(false); });
    QToolButton* smaller =
        smallButton(QStringLiteral("A−"), QStringLiteral("consoleSmaller"), tr("Smaller letters (Ctrl+−)"));
    QToolButton* larger =
        smallButton(QStringLiteral("A+"), QStringLiteral("consoleLarger"), tr("Larger letters (Ctrl++)"));
    connect(smaller, &QToolButton::clicked, this, [this] { first_->setFontPoints(first_->fontPoints() - 1); });
    connect(larger, &QToolButton::clicked, this, [this] { first_->setFontPoints(first_->fontPoints() + 1); });
    QToolButton* save = smallButton(tr("Save…"), QStringLiteral("consoleSave"),
                                    tr("Write what the console shows into a file, with virtual times"));
    connect(save, &QToolButton::clicked, this, &ConsolePage::askForFile);
    QToolButton* split =
        menuButton(tr("Split"), "consoleSplit", tr("Show a second console below this one"), split_menu_);
    broadcast_button_ = menuButton(tr("Type to"), "consoleBroadcast",
                                   tr("What is typed into one of these consoles goes to all of them"), broadcast_menu_);
    connect(split_menu_, &QMenu::aboutToShow, this, &ConsolePage::fillSplit);
    connect(broadcast_menu_, &QMenu::aboutToShow, this, &ConsolePage::fillBroadcast);
    telnet_button_ = smallButton(tr("Telnet"), QStringLiteral("consoleTelnet"), tr("The ports of all consoles"));
    connect(telnet_button_, &QToolButton::clicked, this, &ConsolePage::telnetPortsWanted);
    showTelnet();
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(4);
    bar->addWidget(words_, 1);
    for (QToolButton* button : {smaller, larger, split, broadcast_button_, save}) bar->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->addLayout(bar);
    column->addWidget(telnet_button_, 0, Qt::AlignLeft);
    column->addWidget(views_, 1);
}

QToolButton* ConsolePage::menuButton(const QString& text, const char* name, const QString& tip, QMenu*& menu) {
    QToolButton* button = smallButton(text, QLatin1String(name), tip);
    button->setPopupMode(QToolButton::InstantPopup);
    menu = new QMenu(button);
    menu->setObjectName(QLatin1String(name) + QStringLiteral("Menu"));
    button->setMenu(menu);
    return button;
}

TtyView* ConsolePage::makeView(const QString& name) {
    auto* view = new TtyView;
    view->setAccessibleName(name);
    views_->addWidget(view);
    connect(view, &TtyView::typed, this, [this, view](const QByteArray& octets) {
        if (hub_ != nullptr && view->tty() != nullptr) hub_->type(*view->tty(), octets);
    });
    connect(view, &TtyView::fontPointsChanged, this, [this](double points) {
        for (TtyView* each : {first_, second_})
            if (each != nullptr) each->setFontPoints(points);
    });
    return view;
}

void ConsolePage::setHub(ConsoleHub* hub) {
    if (hub_ != nullptr) disconnect(hub_, nullptr, this, nullptr);
    hub_ = hub;
    connect(hub_, &ConsoleHub::broadcastChanged, this, [this] {
        const auto several = hub_->broadcast().size();
        broadcast_button_->setText(several < 2 ? tr("Type to")
                                               : tr("Types to %Ln", nullptr, static_cast<int>(several)));
    });
}

void ConsolePage::show(const snapshot::World& world, const snapshot::Device& device, bool /*fresh*/, bool /*changed*/,
                       double /*now_ms*/) {
    if (routers_.isEmpty())
        for (NodeIndex node = 0; node < world.nodes.size(); ++node)
            if (const snapshot::Device* one = world.device(node); one != nullptr && !one->is_host)
                routers_.append({node, QString::fromStdString(one->name)});
    const Router now{device.node, QString::fromStdString(device.name)};
    if (now == shown_) return;
    shown_ = now;
    is_host_ = device.is_host;
    open();
    showTelnet();
}

void ConsolePage::setTelnet(std::vector<TelnetPort> ports) {
    telnet_ = std::move(ports);
    showTelnet();
}

void ConsolePage::showTelnet() {
    telnet_button_->setVisible(!telnet_.empty());
    const std::string name = shown_.name.toStdString();
    const auto own =
        std::find_if(telnet_.begin(), telnet_.end(), [&](const TelnetPort& port) { return port.device == name; });
    telnet_button_->setText(
        own == telnet_.end()
            ? tr("Telnet")
            : tr("Telnet %1").arg(QStringLiteral("%1 %2").arg(QString::fromStdString(own->address)).arg(own->port)));
    const QString tip = own == telnet_.end()
                            ? tr("The ports of all consoles")
                            : tr("This console is at %1 port %2; the ports of all consoles")
                                  .arg(QString::fromStdString(own->address), QString::number(own->port));
    telnet_button_->setToolTip(tip);
    telnet_button_->setAccessibleName(tip);
}

/// A console is opened when somebody looks at it: the router tells a terminal that it is there.
void ConsolePage::open() {
    if (!isVisible() || hub_ == nullptr) return;
    const bool some = shown_.node != kNoNode && !is_host_;
    first_->setTty(some ? &hub_->tty(shown_.node, shown_.name) : nullptr);
    first_->setPlaceholderText(is_host_ ? tr("Hosts have no console.") : QString());
    if (beside_ != kNoNode) second_->setTty(&hub_->tty(beside_, nameOf(beside_)));
}

void ConsolePage::showEvent(QShowEvent* event) {
    InspectorPage::showEvent(event);
    open();
}

void ConsolePage::clear(Instant /*now*/) {
    shown_ = {};
    first_->setTty(nullptr);
}

QString ConsolePage::nameOf(NodeIndex node) const {
    for (const Router& router : routers_)
        if (router.node == node) return router.name;
    return {};
}

void ConsolePage::split(NodeIndex node) {
    beside_ = node;
    second_->setVisible(node != kNoNode);
    second_->setAccessibleName(node == kNoNode ? tr("Second console") : tr("Console of %1").arg(nameOf(node)));
    if (node == kNoNode) second_->setTty(nullptr);
    open();
    if (node != kNoNode) second_->setFocus(Qt::OtherFocusReason);
}

void ConsolePage::fillSplit() {
    split_menu_->clear();
    for (const Router& router : routers_) {
        QAction* action = split_menu_->addAction(router.name, this, [this, router] { split(router.node); });
        action->setCheckable(true);
        action->setChecked(router.node == beside_);
    }
    split_menu_->addSeparator();
    split_menu_->addAction(tr("One console"), this, [this] { split(kNoNode); })->setEnabled(beside_ != kNoNode);
}

void ConsolePage::fillBroadcast() {
    broadcast_menu_->clear();
    for (const Router& router : routers_) {
        QAction* action = broadcast_menu_->addAction(router.name);
        action->setCheckable(true);
        action->setChecked(hub_ != nullptr && hub_->broadcast().contains(router.node));
        connect(action, &QAction::toggled, this, [this, router](bool on) {
            if (hub_ == nullptr) return;
            QSet<NodeIndex> nodes = hub_->broadcast();
            if (on) {
                hub_->tty(router.node, router.name);
                nodes.insert(router.node);
            } else {
                nodes.remove(router.node);
            }
            hub_->setBroadcast(nodes);
        });
    }
}

void ConsolePage::findNext(bool backwards) {
    TtyView* view = second_->hasFocus() ? second_ : first_;
    if (!view->find(words_->text(), backwards)) Q_EMIT message(tr("“%1” is not in the console").arg(words_->text()));
}

QString ConsolePage::saveTo(const QString& path) const {
    if (first_->tty() == nullptr) return tr("no console is shown");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return file.errorString();
    file.write(first_->tty()->buffer().transcript().toUtf8());
    return file.commit() ? QString() : file.errorString();
}

void ConsolePage::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Save the console"));
    dialog->setObjectName(QStringLiteral("consoleSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->setNameFilter(tr("Log (*.log *.txt)"));
    dialog->selectFile(shown_.name + QStringLiteral(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QString problem = saveTo(path);
        if (problem.isEmpty()) return Q_EMIT message(tr("Saved: %1").arg(path));
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Save the console"),
                                    tr("Cannot write %1:\n%2\n\nChoose another folder.").arg(path, problem),
                                    QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

}  // namespace switchover::ui
