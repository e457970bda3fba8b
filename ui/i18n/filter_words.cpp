#include "ui/i18n/filter_words.h"

#include <algorithm>
#include <iterator>
#include <QCoreApplication>
#include <QRegularExpression>

namespace switchover::ui {

namespace {

/// Every problem with its quotations taken out; a test makes each of them.
constexpr const char* kProblems[] = {
    QT_TRANSLATE_NOOP("filter", "no field is called '%1'"),
    QT_TRANSLATE_NOOP("filter", "no field is called '%1'; is '%2' meant?"),
    QT_TRANSLATE_NOOP("filter", "'%1' is not expected here"),
    QT_TRANSLATE_NOOP("filter", "'%1' wants values in braces: in {1 2 3}"),
    QT_TRANSLATE_NOOP("filter", "a '%1' is missing"),
    QT_TRANSLATE_NOOP("filter", "a field name is missing"),
    QT_TRANSLATE_NOOP("filter", "a value is missing"),
    QT_TRANSLATE_NOOP("filter", "nested too deeply"),
    QT_TRANSLATE_NOOP("filter", "the braces are empty"),
    QT_TRANSLATE_NOOP("filter", "the quotation is not closed"),
};

}  // namespace

QString filterProblem(const std::string& english) {
    const QString whole = QString::fromStdString(english);
    static const QRegularExpression quotation(QStringLiteral("'([^']*)'"));
    QString pattern;
    QStringList quoted;
    qsizetype from = 0;
    for (auto found = quotation.globalMatch(whole); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        quoted << match.captured(1);
        pattern += whole.mid(from, match.capturedStart() - from) + QStringLiteral("'%%1'").arg(quoted.size());
        from = match.capturedEnd();
    }
    pattern += whole.mid(from);
    const QByteArray key = pattern.toUtf8();
    const bool known =
        std::any_of(std::begin(kProblems), std::end(kProblems), [&](const char* one) { return key == one; });
    if (!known) return whole;
    QString out = QCoreApplication::translate("filter", key.constData());
    for (int i = 0; i < quoted.size(); ++i) out.replace(QStringLiteral("%%1").arg(i + 1), quoted[i]);
    return out;
}

}  // namespace switchover::ui
