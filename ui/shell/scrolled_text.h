#pragma once
#include <QLabel>
#include <QScrollArea>

namespace switchover::ui {

/// A paragraph that takes the height its words need, and scrolls where it gets less.
class ScrolledText : public QScrollArea {
   public:
    explicit ScrolledText(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return label_->text(); }
    QLabel& label() { return *label_; }
    QSize sizeHint() const override { return {160, needed_}; }
    QSize minimumSizeHint() const override;

   protected:
    void resizeEvent(QResizeEvent* event) override;

   private:
    void measure();
    void showBar();
    QLabel* label_ = nullptr;
    int needed_ = 0;
};

}  // namespace switchover::ui
