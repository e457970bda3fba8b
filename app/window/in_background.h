#pragma once
/// Work that must not hold up the window, and what comes of it.
#include <memory>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <utility>

namespace switchover::window {

/// Runs `work` on a thread of the pool, then `done` with its result on the thread of `context`, unless that has gone.
template <typename Work, typename Done>
void inBackground(QObject* context, Work work, Done done) {
    // A relay that lives with the work: `context` may go at any time, and only its own thread may look at it.
    auto* relay = new QObject;
    relay->moveToThread(context->thread());
    QThreadPool::globalInstance()->start(
        [relay, guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(
                relay,
                [relay, guard, result, done = std::move(done)]() mutable {
                    relay->deleteLater();
                    if (guard) done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
}

}  // namespace switchover::window
