#pragma once
#include <QPlainTextEdit>

namespace switchover::ui {

/// A terminal with one line to type in: what was printed stands still and can be copied; Up and Down go through the
/// lines typed before, Tab completes, `?` asks for help.
class Terminal : public QPlainTextEdit {
    Q_OBJECT
   public:
    explicit Terminal(QWidget* parent = nullptr);

    /// Prints the prompt on a line of its own and waits for input; `typed` stands behind it.
    void ask(const QString& prompt, const QString& typed = {});
    /// Prints above the prompt that comes next.
    void print(const QString& text);
    const QString& prompt() const { return prompt_; }
    QString typed() const;
    void setTyped(const QString& text);
    /// Forgets what was printed, not what was typed before.
    void wipe();

   Q_SIGNALS:
    void entered(const QString& line);
    /// `?` was typed behind `line`.
    void helpWanted(const QString& line);
    void completionWanted(const QString& line);

   protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;

   private:
    bool handleKey(const QKeyEvent& event);
    void enter();
    void recall(int step);
    void toInput();
    void trim();

    QString prompt_;
    int input_from_ = 0;  ///< position in the document
    QStringList history_;
    int recalled_ = 0;  ///< index into history_, its size: the line being typed
    QString unfinished_;
};

}  // namespace switchover::ui
