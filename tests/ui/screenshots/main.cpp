/// Walks through the real window and takes a picture of every pane, tab, menu and dialog in each theme and language,
/// and of the window in several sizes; writes PNGs and an index.html to page through. Not a test: a person looks.
#include <cstdio>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMouseEvent>
#include <QSettings>
#include <QStringList>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>

#include "app/window/workbench.h"
#include "ui/i18n/language.h"
#include "ui/inspector/console_page.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

namespace {

using namespace switchover;  // NOLINT
using ui::MainWindow;

constexpr Duration kMoment = 151s;  ///< of the guided run: the tunnel is on its way to the other gateway
constexpr QSize kUsual(1600, 1000);
constexpr QSize kSizes[] = {{1024, 700}, {1440, 900}, {1600, 1000}, {3840, 2160}};
constexpr int kPatienceMs = 120'000;

template <class Condition>
bool waitFor(Condition condition) {
    QElapsedTimer clock;
    clock.start();
    while (!condition() && clock.elapsed() < kPatienceMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 30);
    return condition();
}

void settle(int ms = 120) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

class Album {
   public:
    explicit Album(const QString& folder) : folder_(folder) {}

    void chapter(const QString& name) { chapter_ = name; }
    void take(QWidget& widget, const QString& name) {
        settle();
        const QString file = QStringLiteral("%1-%2-%3.png")
                                 .arg(static_cast<int>(files_.size()) + 1, 3, 10, QLatin1Char('0'))
                                 .arg(chapter_, name);
        if (widget.grab().save(folder_.filePath(file)))
            files_ << file;
        else
            std::fprintf(stderr, "cannot write %s\n", qPrintable(folder_.filePath(file)));
    }
    bool write() const {
        QFile page(folder_.filePath(QStringLiteral("index.html")));
        if (!page.open(QIODevice::WriteOnly)) return false;
        QString names;
        for (const QString& file : files_) names += QStringLiteral("\"%1\",").arg(file);
        page.write(QStringLiteral("<!doctype html><meta charset=utf-8><title>Switchover</title>"
                                  "<style>body{font:14px sans-serif;margin:8px;background:#777}img{max-width:100%}"
                                  "</style><select id=s></select> <b>← →</b><br><img id=i><script>"
                                  "const f=[%1];s.innerHTML=f.map(x=>'<option>'+x).join('');"
                                  "const go=n=>{s.selectedIndex=(n+f.length)%f.length;i.src=s.value};"
                                  "s.onchange=()=>go(s.selectedIndex);onkeydown=e=>{"
                                  "if(e.key=='ArrowRight')go(s.selectedIndex+1);"
                                  "if(e.key=='ArrowLeft')go(s.selectedIndex-1)};go(0)</script>")
                       .arg(names)
                       .toUtf8());
        return true;
    }
    qsizetype size() const { return files_.size(); }

   private:
    QDir folder_;
    QString chapter_;
    QStringList files_;
};

/// The program on the lab, at the moment that has most to show; null: it has said why on the terminal.
std::unique_ptr<window::Workbench> openProgram(QSize size) {
    auto program = std::make_unique<window::Workbench>(1, false, QString());
    if (const auto opened = program->openLab(SWITCHOVER_SOURCE_DIR "/topologies/ha-vpn"); !opened) {
        std::fprintf(stderr, "%s\n", opened.error().c_str());
        return nullptr;
    }
    MainWindow& window = *program->window();
    window.resize(size);
    window.resetLayout();
    window.simulation().setSpeed(ui::Simulation::kFlatOut);
    window.simulation().followGuidedRun();
    window.simulation().runUntil(kPowerOn + kMoment);
    if (!waitFor([&] { return window.shown().now >= kPowerOn + kMoment && !window.running(); })) return nullptr;
    window.resetLayout();
    settle(400);
    return program;
}

QDialog* openDialog(const QList<QDialog*>& before) {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QDialog*>(widget);
            dialog != nullptr && dialog->isVisible() && !before.contains(dialog))
            return dialog;
    return nullptr;
}

/// Every page of it, be they tabs or chosen in a list.
void takeDialog(Album& album, QDialog& dialog, const QString& name) {
    auto* tabs = dialog.findChild<QTabWidget*>();
    auto* list = tabs == nullptr ? dialog.findChild<QListWidget*>(QStringLiteral("exportKinds")) : nullptr;
    const int pages = tabs != nullptr ? tabs->count() : list != nullptr ? list->count() : 1;
    for (int i = 0; i < pages; ++i) {
        if (tabs != nullptr) tabs->setCurrentIndex(i);
        if (list != nullptr) list->setCurrentRow(i);
        album.take(dialog, pages == 1 ? name : QStringLiteral("%1-%2").arg(name).arg(i + 1));
    }
}

/// Every action that opens something says so by three dots; About opens without.
void takeDialogs(Album& album, MainWindow& window) {
    for (QAction* action : window.actions().all()) {
        const QString id = action->objectName();
        if (!action->text().endsWith(u'…') && id != QStringLiteral("help.about")) continue;
        if (!action->isEnabled()) continue;
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
        QDialog* dialog = nullptr;
        QElapsedTimer clock;
        clock.start();
        while (dialog == nullptr && clock.elapsed() < 3000) {
            settle(30);
            dialog = openDialog({});
        }
        if (dialog == nullptr) {
            std::fprintf(stderr, "%s opened nothing\n", qPrintable(id));
            continue;
        }
        if (auto* words = dialog->findChild<QLineEdit*>(QStringLiteral("findWords"))) {
            words->setText(QStringLiteral("172.16"));
            settle(300);
        }
        takeDialog(album, *dialog, QStringLiteral("dialog-%1").arg(id));
        if (auto* extended = dialog->findChild<QCheckBox*>(QStringLiteral("pingExtended"))) {
            extended->setChecked(true);
            album.take(*dialog, QStringLiteral("dialog-%1-extended").arg(id));
        }
        dialog->close();
        settle(60);
    }
}

/// What comes only when somebody asks for it: two devices, the card of an outage, a packet's journey, every chart.
void takeAsked(Album& album, MainWindow& window) {
    const auto trigger = [&window](const char* id) { window.actions().find(QLatin1String(id))->trigger(); };
    trigger("view.compare");
    album.take(window, QStringLiteral("two-devices"));
    window.resetLayout();
    trigger("simulate.telnet");
    settle();
    if (QDialog* dialog = openDialog({}); dialog != nullptr) {
        takeDialog(album, *dialog, QStringLiteral("dialog-telnet"));
        dialog->close();
    }
    window.inspector().showTab(QStringLiteral("console"));
    album.take(window, QStringLiteral("console-with-telnet"));
    trigger("simulate.telnet");
    trigger("analyse.outage");
    if (auto* card = window.findChild<ui::OutageCard*>()) {
        album.take(*card, QStringLiteral("outage"));
        card->close();
    }
    window.packets().showFilter(QStringLiteral("esp && icmp"));
    settle(600);
    trigger("analyse.journey");
    QTableView& list = window.packets().list();
    list.setCurrentIndex(list.model()->index(list.model()->rowCount() - 1, 0));
    window.panes().raise(&window.packets());
    album.take(window, QStringLiteral("journey"));
    window.packets().setJourneyShown(false);
    window.packets().showFilter(QStringLiteral("hsrp && ip.srx == 1"));
    album.take(window, QStringLiteral("wrong-filter"));
    window.packets().showFilter({});
    window.panes().raise(&window.charts());
    for (int i = 0; i < static_cast<int>(ui::ChartKind::Count); ++i) {
        window.charts().choose(static_cast<ui::ChartKind>(i));
        album.take(window.charts(), QStringLiteral("chart-%1").arg(i + 1));
    }
    window.resetLayout();
}

void click(ui::Canvas& canvas, QPointF at) {
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const bool down = type == QEvent::MouseButtonPress;
        QMouseEvent event(type, at, canvas.mapToGlobal(at), Qt::LeftButton, down ? Qt::LeftButton : Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &event);
    }
}

/// The menus of what stands in the diagram and in a table; a console at work; a pane of its own; notices.
void takeMenus(Album& album, MainWindow& window) {
    ui::Canvas& canvas = window.canvas();
    const auto take_menu = [&](const char* object, const QString& name) {
        settle();
        auto* menu = window.findChild<QMenu*>(QLatin1String(object));
        if (menu == nullptr) {
            std::fprintf(stderr, "%s did not open\n", qPrintable(name));
            return;
        }
        album.take(*menu, name);
        menu->close();
        settle();
    };
    canvas.select({ui::Target::Kind::Node, window.shown().find("7204VXR-1"), kNoLink, false});
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &enter);
    take_menu("faultMenu", QStringLiteral("menu-node"));
    const ui::SceneCable& cable = canvas.scene().cables.front();
    click(canvas,
          (canvas.portPosition(cable.a.node, cable.a.port) + canvas.portPosition(cable.b.node, cable.b.port)) / 2);
    take_menu("faultMenu", QStringLiteral("menu-cable"));
    window.inspector().showTab(QStringLiteral("routes"));
    ui::TablePage& routes = window.inspector().table(QStringLiteral("routes"));
    Q_EMIT routes.view().customContextMenuRequested(QPoint(60, 12));
    take_menu("tableMenu", QStringLiteral("menu-table"));
    window.inspector().showTab(QStringLiteral("console"));
    settle();
    ui::TtyView& tty = window.inspector().console().terminal();
    for (const char* line : {"", "enable", "show standby brief", "show ip route", "show crypto isakmp sa"}) {
        for (const char* letter = line; *letter != 0; ++letter) {
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(QLatin1Char(*letter)));
            QCoreApplication::sendEvent(&tty, &key);
        }
        QCoreApplication::sendEvent(&tty, &enter);
        settle(300);
    }
    album.take(window, QStringLiteral("console"));
    window.inspector().showTab(QStringLiteral("routes"));
    QDockWidget* timeline = window.panes().docks()[2];
    timeline->setFloating(true);
    timeline->resize(760, 300);
    timeline->show();
    album.take(*timeline, QStringLiteral("floating-pane"));
    timeline->setFloating(false);
    window.resetLayout();
}

/// What can be done to a port, and the dialogs that ask how; the question before the program ends.
void takeFaults(Album& album, MainWindow& window) {
    const snapshot::Device& hub = *window.shown().device("7204VXR-2");
    const QPointF port = window.canvas().portPosition(hub.node, 0);
    for (const char* choice : {"", "flap", "impair-a"}) {
        click(window.canvas(), port);
        auto* menu = window.findChild<QMenu*>(QStringLiteral("faultMenu"));
        if (menu == nullptr) {
            std::fprintf(stderr, "a click on a port opened nothing\n");
            return;
        }
        if (*choice == 0) album.take(*menu, QStringLiteral("menu-port"));
        QAction* action = menu->findChild<QAction*>(QLatin1String(choice));
        if (action != nullptr) action->trigger();
        menu->close();
        settle();
        QDialog* dialog = action != nullptr ? openDialog({}) : nullptr;
        if (dialog == nullptr) continue;
        album.take(*dialog, QStringLiteral("dialog-%1").arg(QLatin1String(choice)));
        dialog->close();
        settle();
    }
    window.close();
    settle();
    if (QDialog* question = openDialog({}); question != nullptr) {
        album.take(*question, QStringLiteral("dialog-leave"));
        question->reject();
    }
}

/// A node on its way, with the lines that it would stand on.
void takeDrag(Album& album, MainWindow& window) {
    ui::Canvas& canvas = window.canvas();
    const auto mouse = [&canvas](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, canvas.mapToGlobal(at), Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &event);
    };
    const QPointF from = canvas.geometryOfScene().nodes[0].center();
    const QPointF to(from.x() + 24, canvas.geometryOfScene().nodes[3].center().y());
    mouse(QEvent::MouseButtonPress, from);
    mouse(QEvent::MouseMove, from + QPointF(20, -20));
    mouse(QEvent::MouseMove, to);
    album.take(canvas, QStringLiteral("drag"));
    mouse(QEvent::MouseButtonRelease, to);
    window.edits().stack().undo();
}

void takeAll(Album& album, const QString& chapter) {
    album.chapter(chapter);
    const auto program = openProgram(kUsual);
    if (program == nullptr) return;
    MainWindow* window = program->window();
    album.take(*window, QStringLiteral("window"));
    for (QDockWidget* dock : window->panes().docks()) {
        dock->show();
        dock->raise();
        album.take(*window, QStringLiteral("pane-%1").arg(dock->objectName()));
    }
    window->resetLayout();
    auto* tabs = window->inspector().findChild<QTabBar*>(QStringLiteral("inspectorTabs"));
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        album.take(window->inspector(), QStringLiteral("inspector-%1").arg(i + 1));
    }
    for (int i = 0; i < static_cast<int>(ui::ActionGroup::Count); ++i) {
        QMenu* menu = window->actions().menu(static_cast<ui::ActionGroup>(i));
        if (menu->isEmpty()) continue;
        menu->popup(QPoint(0, 0));
        album.take(*menu, QStringLiteral("menu-%1").arg(i + 1));
        menu->close();
    }
    window->actions().find(QStringLiteral("view.list"))->trigger();
    album.take(*window, QStringLiteral("list-view"));
    window->actions().find(QStringLiteral("view.list"))->trigger();
    takeAsked(album, *window);
    takeMenus(album, *window);
    takeDrag(album, *window);
    takeDialogs(album, *window);
    takeFaults(album, *window);
}

void takeSizes(Album& album, const QString& chapter) {
    album.chapter(chapter);
    const auto program = openProgram(kUsual);
    if (program == nullptr) return;
    MainWindow* window = program->window();
    for (const QSize& size : kSizes) {
        window->resize(size);
        window->resetLayout();
        settle(300);
        window->resetLayout();
        const QString name = QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
        album.take(*window, name);
        if (size.width() > kUsual.width()) continue;
        // Where room is short, each pane and table too.
        for (QDockWidget* dock : window->panes().docks()) {
            dock->raise();
            album.take(*window, QStringLiteral("%1-%2").arg(name, dock->objectName()));
        }
        auto* tabs = window->inspector().findChild<QTabBar*>(QStringLiteral("inspectorTabs"));
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            album.take(window->inspector(), QStringLiteral("%1-inspector-%2").arg(name).arg(i + 1));
        }
        window->inspector().showTab(QStringLiteral("routes"));
    }
}

}  // namespace

int main(int argc, char** argv) {
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: screenshots FOLDER [light|dark|high-contrast|sizes …]\n");
        return 2;
    }
    const QStringList only = arguments.mid(2);
    QDir().mkpath(arguments[1]);
    Album album(arguments[1]);
    ui::applyTheme(application);
    const std::pair<const char*, ui::ThemeChoice> themes[] = {{"light", ui::ThemeChoice::Light},
                                                              {"dark", ui::ThemeChoice::Dark},
                                                              {"high-contrast", ui::ThemeChoice::HighContrast}};
    for (const char* language : {"en", "pt_BR"}) {
        for (const auto& [name, theme] : themes) {
            if (!only.isEmpty() && !only.contains(QLatin1String(name))) continue;
            ui::Preferences preferences;
            preferences.theme = theme;
            preferences.language = QLatin1String(language);
            ui::Settings::shared().set(preferences);
            ui::applyLanguage(application);
            takeAll(album, QStringLiteral("%1-%2").arg(QLatin1String(language), QLatin1String(name)));
        }
    }
    for (const char* language : {"en", "pt_BR"}) {
        if (!only.isEmpty() && !only.contains(QStringLiteral("sizes"))) break;
        ui::Preferences preferences;
        preferences.language = QLatin1String(language);
        ui::Settings::shared().set(preferences);
        ui::applyLanguage(application);
        takeSizes(album, QStringLiteral("%1-size").arg(QLatin1String(language)));
    }
    std::printf("%d pictures in %s\n", static_cast<int>(album.size()), qPrintable(arguments[1]));
    return album.write() && album.size() > 0 ? 0 : 1;
}
