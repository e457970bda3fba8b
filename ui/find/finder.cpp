#include "ui/find/finder.h"

#include <algorithm>

#include "ui/models/rows.h"

namespace switchover::ui {

namespace {

constexpr int kWhole = 100, kStart = 60, kWordStart = 40, kMiddle = 25, kLetters = 8;
constexpr std::size_t kLinesPerLook = 256;

QString text(const std::string& s) { return QString::fromStdString(s); }

/// The letters in their order, as `7vx` in `7204VXR`.
bool hasLetters(const QString& word, const QString& text) {
    qsizetype at = 0;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0) return false;
        ++at;
    }
    return true;
}

int scoreOf(const QString& word, const QString& text) {
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0) return 0;
    if (at == 0) return text.size() == word.size() ? kWhole : kStart;
    return text[at - 1].isLetterOrNumber() ? kMiddle : kWordStart;
}

}  // namespace

QString foundKindText(Found::Kind kind) {
    switch (kind) {
        case Found::Kind::Action: return QObject::tr("Command");
        case Found::Kind::Device: return QObject::tr("Device");
        case Found::Kind::Port: return QObject::tr("Port");
        case Found::Kind::Address: return QObject::tr("Address");
        case Found::Kind::Route: return QObject::tr("Route");
        case Found::Kind::Record: return QObject::tr("Log");
        case Found::Kind::Count: break;
    }
    return {};
}

int fitScore(const QStringList& words, const QString& text) {
    int sum = 0;
    for (const QString& word : words) {
        const int one = scoreOf(word, text);
        if (one == 0) return words.size() == 1 && word.size() > 1 && hasLetters(word, text) ? kLetters : 0;
        sum += one;
    }
    return words.isEmpty() ? 0 : sum / static_cast<int>(words.size());
}

void Finder::begin(std::shared_ptr<const snapshot::World> world, const QString& words) {
    world_ = std::move(world);
    words_ = words.toLower().split(u' ', Qt::SkipEmptyParts);
    first_word_ = words_.isEmpty() ? QByteArray() : words_.front().toUtf8();
    for (QVector<Found>& some : found_) some.clear();
    next_node_ = 0;
    next_line_ = words_.isEmpty() ? 0 : log_.total();
    lookAtActions();
}

bool Finder::goOn(std::chrono::microseconds budget) {
    const auto until = std::chrono::steady_clock::now() + budget;
    if (words_.isEmpty()) return false;
    while (next_node_ < world_->nodes.size()) {
        lookAtNode(next_node_++);
        if (std::chrono::steady_clock::now() >= until) return true;
    }
    lookAtLog(until);
    return next_line_ > 0;
}

QVector<Found> Finder::best() const {
    QVector<Found> out;
    QVector<const QVector<Found>*> kinds;
    for (const QVector<Found>& some : found_)
        if (!some.isEmpty()) kinds.append(&some);
    std::stable_sort(kinds.begin(), kinds.end(), [](const QVector<Found>* a, const QVector<Found>* b) {
        return a->front().score > b->front().score;
    });
    for (const QVector<Found>* some : kinds) out += *some;
    return out;
}

/// Keeps the best in order; of equal ones the first that came.
void Finder::offer(Found found, const QString& more) {
    found.score = std::max(found.score, fitScore(words_, found.title));
    // What stands beside may have some of the words, or all.
    if (found.score == 0 && fitScore(words_, found.title + u' ' + more) > kLetters) found.score = kMiddle / 2;
    if (found.score == 0) return;
    QVector<Found>& some = found_[static_cast<std::size_t>(found.kind)];
    const auto place = std::upper_bound(some.begin(), some.end(), found,
                                        [](const Found& a, const Found& b) { return a.score > b.score; });
    if (place - some.begin() >= kMost) return;
    some.insert(place, std::move(found));
    if (some.size() > kMost) some.removeLast();
}

void Finder::lookAtActions() {
    for (const QAction* action : actions_.all()) {
        if (!action->isEnabled()) continue;
        Found found;
        found.kind = Found::Kind::Action;
        found.title = Actions::plainText(action);
        found.detail = action->shortcut().toString(QKeySequence::NativeText);
        found.key = action->objectName();
        if (words_.isEmpty()) found.score = 1;
        QString menu = Actions::groupTitle(actions_.groupOf(action));
        offer(found, menu.remove(u'&') + u' ' + action->statusTip());
    }
}

void Finder::lookAtNode(NodeIndex node) {
    const snapshot::Device* device = world_->device(node);
    Found found;
    found.node = node;
    found.title = text(world_->name(node));
    const QString name = found.title;
    if (device == nullptr) {
        found.detail = QObject::tr("switch");
        return offer(found);
    }
    found.detail = device->is_host ? QObject::tr("host") : QObject::tr("router");
    offer(found);
    for (std::size_t i = 0; i < device->interfaces.size(); ++i) {
        const Interface& interface = device->interfaces[i];
        found.port = static_cast<InterfaceIndex>(i);
        found.kind = Found::Kind::Port;
        found.title = name + u' ' + text(interface.name);
        found.detail = interface.has_address() ? text(interface.address().text()) : QString();
        offer(found, text(short_interface_name(interface.name)));
        found.kind = Found::Kind::Address;
        for (const InterfaceAddress& address : interface.addresses) {
            found.title = text(address.address.text());
            found.detail = name + u' ' + text(interface.name);
            offer(found, found.detail);
        }
    }
    found.kind = Found::Kind::Address;
    for (const hsrp::GroupView& group : device->hsrp) {
        found.port = group.interface;
        found.title = text(group.virtual_address.text());
        found.detail = QObject::tr("%1, virtual address of HSRP %2").arg(name).arg(group.group);
        offer(found, found.detail);
    }
    lookAtRoutes(*device);
}

void Finder::lookAtRoutes(const snapshot::Device& device) {
    if (!device.powered || device.rib.table == nullptr) return;
    // Rows are dear to make, so only of routes that may fit: by the words of the prefix, or of the device.
    const QString name = text(device.name);
    const bool named = fitScore(words_, name) > kLetters || words_.size() > 1;
    if (!named && words_.front().indexOf(u'.') < 0 && !words_.front()[0].isDigit()) return;
    for (const TableRow& row : routeRows(device)) {
        Found found;
        found.kind = Found::Kind::Route;
        found.node = device.node;
        found.key = row.key;
        found.title = row.cells[1];
        found.detail = QStringLiteral("%1: %2 %3").arg(name, row.cells[0], row.cells[3]);
        offer(found, found.detail);
    }
}

void Finder::lookAtLog(std::chrono::steady_clock::time_point until) {
    QVector<Found>& some = found_[static_cast<std::size_t>(Found::Kind::Record)];
    next_line_ = std::min(next_line_, log_.total());  // it may have been emptied
    while (next_line_ > 0) {
        const std::size_t portion = std::min(next_line_, kLinesPerLook);
        for (std::size_t i = 0; i < portion && some.size() < kMost; ++i) {
            --next_line_;
            QString line;
            if (words_.size() == 1 && !log_.lineContains(next_line_, first_word_)) continue;
            line = log_.lineOf(next_line_);
            const bool all = std::all_of(words_.begin(), words_.end(),
                                         [&](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
            if (!all) continue;
            Found found;
            found.kind = Found::Kind::Record;
            found.title = line;
            found.score = kMiddle / 3;
            found.line = next_line_;
            some.append(found);
        }
        if (some.size() >= kMost) next_line_ = 0;
        if (std::chrono::steady_clock::now() >= until) return;
    }
}

}  // namespace switchover::ui
