#include "ui/console/tty_buffer.h"

#include <algorithm>
#include <QRegularExpression>

namespace switchover::ui {

namespace {

/// `%HSRP-6-STATECHANGE:`, `%CRYPTO-5-SESSION_STATUS:`, also with a sub-facility.
int severityOf(const QString& line) {
    static const QRegularExpression message(QStringLiteral("%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)?-([0-7])-[A-Z0-9_]+:"));
    if (!line.contains(u'%')) return -1;
    const QRegularExpressionMatch found = message.match(line);
    return found.hasMatch() ? found.captured(1).toInt() : -1;
}

}  // namespace

void TtyBuffer::feed(std::string_view octets, Instant at) {
    const QString text = decoder_(QByteArrayView(octets.data(), static_cast<qsizetype>(octets.size())));
    for (const QChar c : text) put(c, at);
}

void TtyBuffer::put(QChar c, Instant at) {
    if (escape_ != Escape::None) {
        // `ESC [ 3 ~`: parameters up to a letter or a tilde.
        const bool opens = escape_ == Escape::Begun && (c == u'[' || c == u'O');
        const bool goes_on = escape_ == Escape::Sequence && !c.isLetter() && c != u'~';
        escape_ = opens || goes_on ? Escape::Sequence : Escape::None;
        return;
    }
    switch (c.unicode()) {
        case u'\r': column_ = 0; return;
        case u'\n': endLine(at); return;
        case u'\b': column_ = std::max(0, column_ - 1); return;
        case u'\a': ++bells_; return;
        case 0x1B: escape_ = Escape::Begun; return;
        case u'\t':
            do put(u' ', at);
            while (column_ % 8 != 0);
            return;
        default: break;
    }
    if (!c.isPrint() && !c.isSurrogate()) return;
    TtyLine& line = lines_.back();
    if (line.text.isEmpty()) line.at = at;
    if (line.text.size() < column_) line.text = line.text.leftJustified(column_);
    if (column_ < line.text.size())
        line.text[column_] = c;
    else
        line.text.append(c);
    ++column_;
}

void TtyBuffer::endLine(Instant at) {
    TtyLine& line = lines_.back();
    line.severity = severityOf(line.text);
    if (line.text.isEmpty()) line.at = at;
    TtyLine next;
    next.at = at;
    lines_.push_back(std::move(next));
    column_ = 0;
    if (lines_.size() <= kLines) return;
    lines_.pop_front();
    ++first_;
}

void TtyBuffer::clear() {
    first_ += lines_.size() - 1;
    lines_ = {lines_.back()};
}

QString TtyBuffer::transcript() const {
    QString out;
    for (const TtyLine& line : lines_) {
        QString text = line.text;
        while (text.endsWith(u' ')) text.chop(1);
        out += QString::fromStdString(clock_text(line.at)) + QStringLiteral("  ") + text + u'\n';
    }
    return out;
}

}  // namespace switchover::ui
