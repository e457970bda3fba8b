/// Every word that may stand in a show command says what it is for.
#include <QtTest>
#include <set>

#include "engine/ios/exec/row.h"
#include "engine/ios/grammar/help.h"

using namespace switchover;  // NOLINT: a test

class ShowHelpTest : public QObject {
    Q_OBJECT

   private slots:
    void every_word_has_a_text() {
        QStringList without;
        std::size_t words = 0;
        std::vector<std::string> paths{"show "};
        std::set<std::string> walked;
        while (!paths.empty()) {
            const std::string path = paths.back();
            paths.pop_back();
            if (!walked.insert(path).second) continue;
            for (const ios::Next& next : ios::exec::expected(path, {})) {
                const std::string& word = next.element.text;
                if (word.empty() || next.path.rfind("show switchover", 0) == 0) continue;
                ++words;
                if (ios::help_text(next.path, word).empty())
                    without << QString::fromStdString(next.path + " | " + word);
                paths.push_back(path + typed(next.element) + " ");
            }
        }
        QVERIFY2(words > 100, qPrintable(QString::number(words)));
        QVERIFY2(without.isEmpty(), qPrintable(without.join('\n')));
    }
    void a_word_means_what_its_command_makes_of_it() {
        const auto text = [](const char* path, const char* word) { return std::string{ios::help_text(path, word)}; };
        QCOMPARE(text("show", "arp"), std::string{"ARP table"});
        QCOMPARE(text("show ip", "arp"), std::string{"IP ARP table"});
        QCOMPARE(text("show ip ospf database", "summary"), std::string{"Network Summary link states"});
        QCOMPARE(text("show ip route", "summary"), std::string{"Summary of all routes"});
    }

   private:
    /// Something that the element takes.
    static std::string typed(const ios::Element& element) {
        switch (element.kind) {
            case ios::TokenKind::Keyword: return element.text;
            case ios::TokenKind::Address: return "255.255.255.0";
            case ios::TokenKind::Mac: return "0000.0c07.ac01";
            case ios::TokenKind::Number: return std::to_string(element.low);
            case ios::TokenKind::Interface: return "FastEthernet0/0";
            case ios::TokenKind::Word:
            case ios::TokenKind::Line: break;
        }
        return "word";
    }
};

QTEST_APPLESS_MAIN(ShowHelpTest)
#include "show_help_test.moc"
