#pragma once
/// An export on a thread of its own: runs the session again and writes what is asked for.
#include <atomic>
#include <memory>
#include <QObject>
#include <string>
#include <thread>

#include "app/session/run_again.h"
#include "ui/export/export_request.h"

namespace switchover::window {

/// The watcher that writes it; null for a diagram, which needs no run.
std::unique_ptr<session::Watcher> watcherOf(const ui::ExportRequest& request, const session::SessionFile& session);

class ExportJob : public QObject {
    Q_OBJECT
   public:
    /// Begins at once.
    ExportJob(session::Recording recording, std::unique_ptr<session::Watcher> watcher, QObject* parent);
    /// Stops it and waits for it: some milliseconds.
    ~ExportJob() override;

    double progress() const { return done_.load(std::memory_order_relaxed); }
    void cancel() { stopped_.store(true, std::memory_order_relaxed); }

   Q_SIGNALS:
    /// `whole`: the file is there. Otherwise `problem` says why not; empty: it was cancelled.
    void finished(bool whole, const QString& problem);

   private:
    void run(const session::Recording& recording, std::unique_ptr<session::Watcher> watcher);
    std::atomic<double> done_{0};
    std::atomic<bool> stopped_{false};
    std::jthread thread_;
};

}  // namespace switchover::window
