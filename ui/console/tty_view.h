#pragma once
#include <QPlainTextEdit>
#include <QPointer>

#include "ui/console/console_hub.h"

namespace switchover::ui {

/// Octets that a key of a terminal sends; empty for keys that send none. Ctrl with Shift and a letter is the window's.
QByteArray terminalOctets(const QKeyEvent& event);

/// A terminal: shows a console and sends it what is typed. Messages of the log have the colour of their severity.
/// Ctrl+Tab goes on to the next pane, as Tab is the router's.
class TtyView : public QPlainTextEdit {
    Q_OBJECT
   public:
    static constexpr double kSmallest = 6, kLargest = 24, kUsual = 8.5;  ///< points

    explicit TtyView(QWidget* parent = nullptr);

    /// Null shows nothing.
    void setTty(Tty* tty);
    Tty* tty() const { return tty_; }
    double fontPoints() const { return points_; }
    void setFontPoints(double points);
    /// Selects the next place where `words` stand, without regard to case; from the other end when there is none.
    bool find(const QString& words, bool backwards = false);

   Q_SIGNALS:
    void typed(const QByteArray& octets);
    void fontPointsChanged(double points);

   protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void wheelEvent(QWheelEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool) override { return false; }

   private:
    void showNews();
    void showAll();
    QTextCharFormat formatOf(const TtyLine& line) const;
    QRect cursorBlock() const;

    QPointer<Tty> tty_;
    double points_ = kUsual;
    std::uint64_t first_ = 0;  ///< number of the line in the first block
    std::uint64_t shown_ = 0;  ///< number of the line that may change yet; those before it stand
    std::uint64_t bells_ = 0;
    std::uint32_t seen_colours_ = 0;
};

}  // namespace switchover::ui
