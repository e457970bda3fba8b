#pragma once
/// Octets in hex and as characters, sixteen a line, some of them highlighted.
#include <QAbstractScrollArea>

#include "engine/base/bytes.h"

namespace switchover::ui {

class HexView : public QAbstractScrollArea {
    Q_OBJECT
   public:
    explicit HexView(QWidget* parent = nullptr);

    void setOctets(Bytes octets);
    const Bytes& octets() const { return octets_; }
    /// Marks `size` octets from `offset` and brings them into sight; none when `size` is 0.
    void mark(std::size_t offset, std::size_t size);
    std::size_t markedOffset() const { return offset_; }
    std::size_t markedSize() const { return size_; }
    /// Where an octet's two digits are, in the viewport.
    QRect octetRect(std::size_t octet) const;
    QSize sizeHint() const override;

   public Q_SLOTS:
    /// The marked octets, or all of them: as one string of digits, or sixteen a line with offsets and characters.
    void copyHex();
    void copyDump();

   Q_SIGNALS:
    void octetClicked(int octet);

   protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

   private:
    static constexpr int kPerLine = 16;
    void updateScrollBars();
    void showMark();
    int lines() const { return (static_cast<int>(octets_.size()) + kPerLine - 1) / kPerLine; }
    int digitWidth() const;
    int hexLeft() const;
    int textLeft() const;
    int lineHeight() const;
    /// The octet under a point, or -1.
    int octetAt(QPoint point) const;

    Bytes octets_;
    std::size_t offset_ = 0, size_ = 0;
};

}  // namespace switchover::ui
