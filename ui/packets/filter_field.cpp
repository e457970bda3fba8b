#include "ui/packets/filter_field.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QTextCharFormat>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

bool endsWord(QChar c) { return c.isSpace() || QStringLiteral("()&|!=<>").contains(c); }

}  // namespace

void FilterField::markProblem(int column) {
    const QString words = text();
    const int size = static_cast<int>(words.size());
    from_ = -1;
    length_ = 0;
    if (column >= 0 && size > 0) {
        from_ = std::min(column, size);
        if (words.mid(from_).trimmed().isEmpty()) {
            // Something is missing at the end: what stands before it is incomplete.
            from_ = static_cast<int>(words.trimmed().isEmpty() ? 0 : words.lastIndexOf(words.trimmed().back()));
            while (from_ > 0 && !endsWord(words[from_]) && !endsWord(words[from_ - 1])) --from_;
        }
        while (from_ < size - 1 && words[from_].isSpace()) ++from_;
        length_ = 1;
        while (from_ + length_ < size && !endsWord(words[from_]) && !endsWord(words[from_ + length_])) ++length_;
    }
    // A line edit takes formats only from input methods; without text of its own the event changes nothing else.
    QList<QInputMethodEvent::Attribute> attributes;
    if (length_ > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colours().faultText);
        format.setForeground(colours().faultText);
        attributes.append({QInputMethodEvent::TextFormat, from_ - cursorPosition(), length_, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

}  // namespace switchover::ui
