#pragma once
/// What a terminal shows, compared so that a reader of the failure sees it.
#include <QRegularExpression>
#include <QTest>

#include <string>
#include <string_view>

namespace switchover::test {

/// The first difference is what a reader wants to see.
inline void same(const std::string& got, const std::string& want) {
    QCOMPARE(QString::fromStdString(got), QString::fromStdString(want));
}

inline bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Does all of `text` match the regular expression? Its dots stand for line ends too.
inline bool matches(const std::string& text, const char* expression) {
    return QRegularExpression{QRegularExpression::anchoredPattern(QString::fromUtf8(expression)),
                              QRegularExpression::DotMatchesEverythingOption}
        .match(QString::fromStdString(text))
        .hasMatch();
}

}  // namespace switchover::test

#define HAS(text, part)                                                \
    do {                                                               \
        const std::string shown_ = (text);                             \
        QVERIFY2(switchover::test::has(shown_, part), shown_.c_str()); \
    } while (false)
#define HAS_NOT(text, part)                                             \
    do {                                                                \
        const std::string shown_ = (text);                              \
        QVERIFY2(!switchover::test::has(shown_, part), shown_.c_str()); \
    } while (false)
#define MATCHES(text, expression)                                                \
    do {                                                                         \
        const std::string shown_ = (text);                                       \
        QVERIFY2(switchover::test::matches(shown_, expression), shown_.c_str()); \
    } while (false)
