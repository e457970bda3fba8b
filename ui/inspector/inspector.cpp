#include "ui/inspector/inspector.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/ios/show/show.h"
#include "ui/canvas/scene.h"
#include "ui/inspector/config_page.h"
#include "ui/inspector/console_page.h"
#include "ui/inspector/database_page.h"
#include "ui/inspector/overview_page.h"
#include "ui/inspector/ports_page.h"
#include "ui/inspector/split_page.h"
#include "ui/models/elided_label.h"
#include "ui/models/pane_parts.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr const char* kCommands[] = {"show standby",
                                     "show ip route",
                                     "show crypto isakmp sa",
                                     "show crypto ipsec sa",
                                     "show ip ospf neighbor",
                                     "show ip interface brief",
                                     "show arp",
                                     "show track",
                                     "show standby brief",
                                     "show ip cef",
                                     "show ip ospf database",
                                     "show crypto map",
                                     "show interfaces",
                                     "show running-config"};

QString factsOf(const snapshot::Device& device) {
    QStringList facts;
    if (!device.powered) return QObject::tr("powered off");
    if (device.ospf) {
        int full = 0;
        for (const ospf::InterfaceView& interface : device.ospf->interfaces)
            for (const ospf::NeighborView& neighbor : interface.neighbors)
                full += neighbor.state == ospf::NeighborState::Full ? 1 : 0;
        facts << QObject::tr("OSPF %1 · %2 FULL").arg(device.ospf->config.process_id).arg(full);
    }
    int pairs = 0;
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied)
        for (const crypto_map::FlowView& flow : applied.flows) pairs += static_cast<int>(flow.pairs.size());
    if (pairs > 0) facts << QObject::tr("IPsec up");
    if (facts.isEmpty() && device.is_host) facts << QObject::tr("host");
    return facts.join(QStringLiteral("  ·  "));
}

}  // namespace

Inspector::Inspector(Role role, QWidget* parent) : QWidget(parent), role_(role) {
    setObjectName(role == Role::First ? QStringLiteral("inspector") : QStringLiteral("compareInspector"));
    makeHeader();

    tabs_ = new QTabBar;
    tabs_->setObjectName(QStringLiteral("inspectorTabs"));
    tabs_->setAccessibleName(tr("Tables of the selected device"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(true);
    tabs_->setElideMode(Qt::ElideNone);
    tabs_->setUsesScrollButtons(true);
    // Arrow keys go from tab to tab; the buttons are for the mouse.
    for (auto* button : tabs_->findChildren<QToolButton*>()) button->setFocusPolicy(Qt::NoFocus);
    pages_ = new QStackedWidget;
    live_ = makeConsole();
    makePages();

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(pages_);
    splitter->addWidget(live_);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({360, 260});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tab_row = new QHBoxLayout;
    tab_row->setContentsMargins(2, 0, 2, 0);
    tab_row->addWidget(tabs_);
    column->addLayout(tab_row);
    column->addWidget(splitter, 1);
    describe();
}

void Inspector::makeHeader() {
    name_ = new QLabel;
    name_->setObjectName(QStringLiteral("heading"));
    name_->setFont(interfaceFont(12, QFont::Bold));
    pill_ = new QLabel;
    pill_->setObjectName(QStringLiteral("pill"));
    facts_ = new ElidedLabel;
    facts_->setObjectName(QStringLiteral("muted"));
    header_ = new QWidget;
    auto* header = new QHBoxLayout(header_);
    header->setContentsMargins(14, 8, 14, 2);
    header->setSpacing(8);
    header->addWidget(name_);
    header->addWidget(pill_);
    header->addWidget(facts_, 1);
    const bool first = role_ == Role::First;
    QToolButton* choose =
        smallButton(first ? tr("Compare") : tr("Device"), QStringLiteral("compareButton"),
                    first ? tr("Show another device beside this one") : tr("Choose the device that is shown here"));
    choose->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(choose);
    menu->setObjectName(QStringLiteral("compareMenu"));
    choose->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillDevices(*menu); });
    header->addWidget(choose);
    if (first) return;
    QToolButton* close = smallButton(QStringLiteral("✕"), QStringLiteral("compareClose"), tr("Close"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &Inspector::closeWanted);
    header->addWidget(close);
}

void Inspector::fillDevices(QMenu& menu) {
    menu.clear();
    for (NodeIndex node = 0; world_ != nullptr && node < world_->nodes.size(); ++node) {
        if (world_->device(node) == nullptr || node == node_) continue;
        menu.addAction(QString::fromStdString(world_->name(node)), this, [this, node] {
            if (role_ == Role::First)
                Q_EMIT compareWanted(node);
            else
                setNode(node);
        });
    }
}

QWidget* Inspector::makeConsole() {
    QLabel* console_title = sectionLabel(tr("LIVE OUTPUT"));
    command_ = new QComboBox;
    command_->setObjectName(QStringLiteral("consoleCommand"));
    command_->setAccessibleName(tr("Command of the console view"));
    for (const char* command : kCommands) command_->addItem(QLatin1String(command));
    auto* console_bar = new QHBoxLayout;
    console_bar->setContentsMargins(14, 6, 12, 6);
    console_bar->addWidget(console_title);
    console_bar->addStretch(1);
    console_bar->addWidget(command_);
    console_ = new QPlainTextEdit;
    console_->setObjectName(QStringLiteral("console"));
    console_->setAccessibleName(tr("Console of the selected device"));
    console_->setReadOnly(true);
    console_->setFont(monospaceFont(8.5));
    console_->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* console_box = new QWidget;
    auto* console_column = new QVBoxLayout(console_box);
    console_column->setContentsMargins(0, 0, 0, 0);
    console_column->setSpacing(0);
    console_column->addLayout(console_bar);
    auto* framed = new QHBoxLayout;
    framed->setContentsMargins(12, 0, 12, 12);
    framed->addWidget(console_);
    console_column->addLayout(framed, 1);
    connect(command_, &QComboBox::currentIndexChanged, this, [this] { refreshConsole(true); });

    return console_box;
}

void Inspector::makePages() {
    const auto make = [this](const QString& id, const QString& title, TableKind kind) {
        auto* page = new TablePage(title, std::move(kind));
        tables_.insert(id, page);
        return page;
    };
    const auto table = [&](const QString& id, const QString& title, TableKind kind) {
        addPage(id, title, make(id, title, std::move(kind)));
    };
    overview_ = new OverviewPage;
    addPage(QStringLiteral("overview"), tr("Overview"), overview_);
    table(QStringLiteral("routes"), tr("Routes"), {routeHeaders(), kRouteAgeColumn, routeRows});
    table(QStringLiteral("fib"), tr("CEF"), {fibHeaders(), -1, fibRows});
    table(QStringLiteral("hsrp"), tr("HSRP"), {hsrpHeaders(), kHsrpAgeColumn, hsrpRows});
    auto* sas = new SplitPage;
    sas->add(tr("IKE"), make(QStringLiteral("ike"), tr("IKE SAs"), {ikeHeaders(), -1, ikeRows}), 2);
    sas->add(tr("IPSEC"), make(QStringLiteral("sas"), tr("IPsec SAs"), {ipsecHeaders(), -1, ipsecRows, {2, 3, 4}}), 3);
    addPage(QStringLiteral("sas"), tr("SAs"), sas);
    auto* ospf = new SplitPage;
    ospf->add(
        tr("NEIGHBOURS"),
        make(QStringLiteral("ospf"), tr("OSPF neighbours"), {neighborHeaders(), kNeighborAgeColumn, neighborRows}), 2);
    database_ = new DatabasePage;
    ospf->add(tr("LINK-STATE DATABASE"), database_, 3);
    addPage(QStringLiteral("ospf"), tr("OSPF"), ospf);
    auto* ports = new PortsPage(tr("Ports"));
    tables_.insert(QStringLiteral("ports"), ports);
    addPage(QStringLiteral("ports"), tr("Ports"), ports);
    table(QStringLiteral("arp"), tr("ARP"), {arpHeaders(), kArpAgeColumn, arpRows});
    configuration_ = new ConfigPage;
    addPage(QStringLiteral("configuration"), tr("Config"), configuration_);
    console_page_ = new ConsolePage;
    addPage(QStringLiteral("console"), tr("Console"), console_page_);
    connect(overview_, &OverviewPage::tabWanted, this, &Inspector::showTab);
    // Some pages do nothing while they are hidden.
    connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
        pages_->setCurrentIndex(index);
        live_->setVisible(currentTab() != QStringLiteral("console"));
        if (shown_ != nullptr && index >= 0 && index < all_pages_.size()) showDevice(*all_pages_[index], false, 0);
    });
    showTab(QStringLiteral("routes"));
}

void Inspector::addPage(const QString& id, const QString& title, InspectorPage* page) {
    const int index = tabs_->addTab(title);
    tabs_->setTabData(index, id);
    page->setObjectName(id + QStringLiteral("Page"));
    pages_->addWidget(page);
    all_pages_.append(page);
    page->setPlaceFinder([this](const Subject& about) {
        return shown_ != nullptr ? placesOf(*world_, *shown_, about) : QVector<Place>{};
    });
    connect(page, &InspectorPage::followed, this, &Inspector::follow);
}

void Inspector::follow(const Place& place) {
    switch (place.kind) {
        case Place::Kind::Packets: Q_EMIT packetsWanted(place.text); return;
        case Place::Kind::Device: Q_EMIT deviceWanted(place.node); return;
        case Place::Kind::Port: Q_EMIT portWanted(place.node, place.port); return;
        case Place::Kind::Route:
            showTab(QStringLiteral("routes"));
            table(QStringLiteral("routes")).choose(1, place.text);
            return;
    }
}

void Inspector::showTab(const QString& id) {
    for (int i = 0; i < tabs_->count(); ++i)
        if (tabs_->tabData(i).toString() == id) tabs_->setCurrentIndex(i);
}

QString Inspector::currentTab() const { return tabs_->tabData(tabs_->currentIndex()).toString(); }

void Inspector::setNode(NodeIndex node) {
    if (node == node_) return;
    node_ = node;
    shown_.reset();
    fresh_ = true;
    if (world_ != nullptr) apply(world_, 0);
    describe();
    refreshConsole(true);
}

void Inspector::apply(const std::shared_ptr<const snapshot::World>& world, double now_ms) {
    world_ = world;
    const auto* held = node_ < world->nodes.size()
                           ? std::get_if<std::shared_ptr<const snapshot::Device>>(&world->nodes[node_])
                           : nullptr;
    if (held == nullptr) {
        for (InspectorPage* page : all_pages_) page->clear(world->now);
        shown_.reset();
    } else {
        // Ages go on even while the device stands still.
        const bool changed = *held != shown_;
        shown_ = *held;
        for (InspectorPage* page : all_pages_) showDevice(*page, changed, now_ms);
        fresh_ = false;
        if (changed) describe();
    }
    refreshConsole(false);
}

void Inspector::showDevice(InspectorPage& page, bool changed, double now_ms) {
    page.show(*world_, *shown_, fresh_, changed, now_ms);
}

/// Other colours: what is written in them is written again.
void Inspector::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange || world_ == nullptr || seen_colours_ == coloursRevision()) return;
    seen_colours_ = coloursRevision();
    fresh_ = true;
    apply(world_, 0);
}

void Inspector::expireMarks(double now_ms) {
    for (InspectorPage* page : all_pages_) page->expireMarks(now_ms);
}

void Inspector::describe() {
    const bool some = world_ != nullptr && node_ < world_->nodes.size();
    name_->setText(some ? QString::fromStdString(world_->name(node_)) : tr("Nothing selected"));
    const snapshot::Device* device = some ? world_->device(node_) : nullptr;
    tabs_->setEnabled(device != nullptr);
    pill_->setVisible(device != nullptr && !device->hsrp.empty() && device->powered);
    if (device == nullptr) {
        const snapshot::Switch* bridge = some ? world_->network_switch(node_) : nullptr;
        facts_->setText(bridge != nullptr
                            ? tr("switch · %Ln stations", nullptr, static_cast<int>(bridge->stations.size()))
                            : tr("Click a device to see its tables."));
        return;
    }
    if (!device->hsrp.empty()) {
        const hsrp::GroupView& group = device->hsrp.front();
        pill_->setText(QStringLiteral("HSRP %1").arg(QLatin1String(hsrpStateText(group.state))));
    }
    facts_->setText(factsOf(*device));
}

void Inspector::refreshConsole(bool forced) {
    const snapshot::Device* device = world_ != nullptr ? world_->device(node_) : nullptr;
    if (device == nullptr) {
        if (!console_->document()->isEmpty()) console_->clear();
        console_of_ = nullptr;
        return;
    }
    // Text with running ages: once a virtual second is enough, and not at all for what stands still.
    const bool same_second =
        console_at_ != kNever && whole_seconds(console_at_ - kPowerOn) == whole_seconds(world_->now - kPowerOn);
    if (!forced && same_second && device == console_of_) return;
    console_at_ = world_->now;
    console_of_ = device;
    const std::string command = command_->currentText().toStdString();
    const auto answer = ios::show(*world_, node_, command);
    const std::string prompt = device->config->hostname + "#";
    const std::string& body = answer ? *answer : answer.error();
    std::string text = prompt + command + "\n" + body;
    if (text.back() != '\n') text += '\n';
    const QString full = QString::fromStdString(text + prompt);
    if (full == console_->toPlainText()) return;
    const int x = console_->horizontalScrollBar()->value(), y = console_->verticalScrollBar()->value();
    console_->setPlainText(full);
    console_->horizontalScrollBar()->setValue(forced ? 0 : x);
    console_->verticalScrollBar()->setValue(forced ? 0 : y);
}

QString Inspector::consoleText() const { return console_->toPlainText(); }

}  // namespace switchover::ui
