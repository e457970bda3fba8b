#pragma once
#include <QSet>

#include "ui/console/tty_view.h"
#include "ui/inspector/page.h"

class QLineEdit;
class QMenu;
class QSplitter;
class QToolButton;

namespace switchover::ui {

/// The console of the device, a second one beside it, and what can be done with them: search, save, letter size, type
/// into several at once.
class ConsolePage : public InspectorPage {
    Q_OBJECT
   public:
    explicit ConsolePage(QWidget* parent = nullptr);

    /// Where consoles come from; without it the page is empty.
    void setHub(ConsoleHub* hub);
    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    TtyView& terminal() { return *first_; }
    TtyView& second() { return *second_; }
    /// Shows the console of another router beside the first one; kNoNode takes it away.
    void split(NodeIndex node);
    /// Where the consoles can be reached by Telnet too; empty while it is off.
    void setTelnet(std::vector<TelnetPort> ports);
    /// Writes what the terminal shows with virtual times. Errors: what went wrong.
    QString saveTo(const QString& path) const;

   Q_SIGNALS:
    void message(const QString& text);
    void telnetPortsWanted();

   protected:
    void showEvent(QShowEvent* event) override;

   private:
    struct Router {
        NodeIndex node = kNoNode;
        QString name = {};
        bool operator==(const Router&) const = default;
    };
    QToolButton* menuButton(const QString& text, const char* name, const QString& tip, QMenu*& menu);
    TtyView* makeView(const QString& name);
    void open();
    void showTelnet();
    void fillSplit();
    void fillBroadcast();
    void askForFile();
    void findNext(bool backwards);
    QString nameOf(NodeIndex node) const;

    QPointer<ConsoleHub> hub_;
    QVector<Router> routers_;
    Router shown_;
    bool is_host_ = false;
    NodeIndex beside_ = kNoNode;
    QSplitter* views_ = nullptr;
    TtyView* first_ = nullptr;
    TtyView* second_ = nullptr;
    QLineEdit* words_ = nullptr;
    QMenu* split_menu_ = nullptr;
    QMenu* broadcast_menu_ = nullptr;
    QToolButton* broadcast_button_ = nullptr;
    QToolButton* telnet_button_ = nullptr;
    std::vector<TelnetPort> telnet_;
};

}  // namespace switchover::ui
