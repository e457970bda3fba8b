#include "ui/help/welcome_dialog.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/canvas/legend.h"
#include "ui/canvas/painting.h"
#include "ui/settings/settings.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr QSize kThumbnail(280, 150);
constexpr int kPaintedLarger = 3;  ///< so that labels are in proportion
constexpr std::size_t kCards = 4;

QLabel* muted(const QString& text) {
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("muted"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

QPixmap thumbnailOf(const snapshot::World& world, QSize size, double device_pixel_ratio) {
    const QSizeF shown = QSizeF(size) * kPaintedLarger;
    const Scene scene = makeScene(world);
    // The legend stands at the lower edge of the whole, below what is kept.
    const QSizeF whole = shown + QSizeF(0, shown.height() - makeLegend(shown, scene).rect.top());
    const Viewport viewport = fitting(scene, QRectF(QPointF(0, 0), shown));
    const Geometry geometry = layOut(scene, viewport, QRectF(QPointF(0, 0), shown), {});
    QPixmap large((shown * device_pixel_ratio).toSize());
    large.setDevicePixelRatio(device_pixel_ratio);
    QPainter painter(&large);
    paintScene(painter, whole, scene, geometry, viewport, {}, {});
    painter.end();
    QPixmap out =
        large.scaled((QSizeF(size) * device_pixel_ratio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    out.setDevicePixelRatio(device_pixel_ratio);
    return out;
}

WelcomeDialog::WelcomeDialog(const std::vector<SampleLab>& samples, const QStringList& recent, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("welcomeDialog"));
    setWindowTitle(tr("Welcome to Switchover"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* heading = new QLabel(tr("See a tunnel move"));
    heading->setObjectName(QStringLiteral("heading"));
    heading->setFont(interfaceFont(15, QFont::Bold));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    const SampleLab* guided = nullptr;
    for (std::size_t i = 0; i < samples.size() && i < kCards; ++i) {
        cards->addWidget(makeCard(samples[i]));
        if (guided == nullptr && samples[i].guided) guided = &samples[i];
    }
    cards->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addWidget(
        muted(tr("Routers that speak real HSRP, OSPF, IKE and IPsec in a time of their own. Fail a port, "
                 "see who notices when, and why the outage took as long as it did.")));
    if (guided != nullptr) {
        auto* failover = new QPushButton(tr("▶  Run the &failover"));
        failover->setObjectName(QStringLiteral("primary"));
        failover->setAccessibleName(tr("Run the failover"));
        const QString path = QString::fromStdString(guided->path);
        connect(failover, &QPushButton::clicked, this, [this, path] {
            accept();
            Q_EMIT guidedRunChosen(path);
        });
        auto* row = new QHBoxLayout;
        row->addWidget(failover);
        row->addWidget(muted(tr("The guided run fails a gateway and brings it back; each step tells what to watch.")),
                       1);
        column->addLayout(row);
        failover->setDefault(true);  // only now it knows its dialog
    }
    column->addLayout(cards);
    addRecent(*column, recent);
    column->addStretch(1);
    auto* again = new QCheckBox(tr("&Show this when the program starts without a lab"));
    again->setObjectName(QStringLiteral("welcomeAgain"));
    again->setAccessibleName(tr("Show this when the program starts without a lab"));
    again->setChecked(Settings::shared().preferences().welcome);
    connect(again, &QCheckBox::toggled, this, [](bool on) {
        Preferences preferences = Settings::shared().preferences();
        preferences.welcome = on;
        Settings::shared().set(preferences);
    });
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("welcomeClose"));
    close->setAccessibleName(close->text());
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* last = new QHBoxLayout;
    last->addWidget(again, 1);
    last->addWidget(close);
    column->addLayout(last);
}

QWidget* WelcomeDialog::makeCard(const SampleLab& sample) {
    auto* card = new QToolButton;
    card->setObjectName(QStringLiteral("card"));
    const QString name = QString::fromStdString(sample.name), title = QString::fromStdString(sample.title);
    card->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    card->setIcon(QIcon(thumbnailOf(*sample.start, kThumbnail, devicePixelRatioF())));
    card->setIconSize(kThumbnail);
    card->setText(name);
    card->setToolTip(title);
    card->setAccessibleName(tr("Open the lab %1").arg(name));
    card->setAccessibleDescription(title);
    card->setFocusPolicy(Qt::StrongFocus);
    const QString path = QString::fromStdString(sample.path);
    connect(card, &QToolButton::clicked, this, [this, path] {
        accept();
        Q_EMIT labChosen(path);
    });
    return card;
}

void WelcomeDialog::addRecent(QVBoxLayout& column, const QStringList& recent) {
    constexpr int kShown = 4;
    auto* title = new QLabel(tr("OPENED LATELY"));
    title->setObjectName(QStringLiteral("section"));
    column.addWidget(title);
    int shown = 0;
    for (const QString& path : recent) {
        if (shown == kShown || !QFileInfo::exists(path)) continue;
        ++shown;
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("small"));
        button->setText(path);
        button->setAccessibleName(tr("Open the lab %1").arg(path));
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, path] {
            accept();
            Q_EMIT labChosen(path);
        });
        column.addWidget(button);
    }
    if (shown == 0) column.addWidget(muted(tr("None yet.")));
    auto* other = new QToolButton;
    other->setObjectName(QStringLiteral("small"));
    other->setText(tr("Open another lab…"));
    other->setAccessibleName(tr("Open another lab"));
    other->setFocusPolicy(Qt::StrongFocus);
    connect(other, &QToolButton::clicked, this, [this] {
        accept();
        Q_EMIT otherLabWanted();
    });
    column.addWidget(other);
}

}  // namespace switchover::ui
