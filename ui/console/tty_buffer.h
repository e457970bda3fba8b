#pragma once
/// What a terminal shows: lines made of the octets that it gets.
#include <cstdint>
#include <deque>
#include <QString>
#include <QStringDecoder>
#include <string_view>

#include "engine/base/time.h"

namespace switchover::ui {

struct TtyLine {
    QString text = {};
    Instant at = kPowerOn;  ///< virtual time of its first character
    int severity = -1;      ///< of a message of the log, 0 to 7; -1: none
};

class TtyBuffer {
   public:
    static constexpr std::size_t kLines = 10'000;  ///< that are kept; the oldest go

    /// CR, LF, BS and BEL do what they do on a terminal, other characters are written over what stands there; escape
    /// sequences and characters without a picture are passed over.
    void feed(std::string_view octets, Instant at);
    void clear();

    /// Never empty; the last one is where the cursor is.
    const std::deque<TtyLine>& lines() const { return lines_; }
    /// Lines that are gone: the number of the first one kept.
    std::uint64_t first() const { return first_; }
    std::uint64_t cursorLine() const { return first_ + lines_.size() - 1; }
    int cursorColumn() const { return column_; }
    /// How often the bell rang.
    std::uint64_t bells() const { return bells_; }
    /// Every line with the virtual time of its beginning, `00:02:05.000  7204VXR-1#show clock`.
    QString transcript() const;

   private:
    enum class Escape : std::uint8_t { None, Begun, Sequence };
    void put(QChar c, Instant at);
    void endLine(Instant at);

    std::deque<TtyLine> lines_{TtyLine{}};
    std::uint64_t first_ = 0;
    int column_ = 0;
    std::uint64_t bells_ = 0;
    Escape escape_ = Escape::None;
    QStringDecoder decoder_{QStringDecoder::Utf8};  ///< a character may come in two parts
};

}  // namespace switchover::ui
