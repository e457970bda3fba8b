#include "ui/settings/settings_dialog.h"

#include <cmath>
#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/settings/shortcuts_page.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kSpeedSteps = 4;  ///< of the slider for a factor of two

double speedOf(int step) { return std::exp2(static_cast<double>(step) / kSpeedSteps); }
int stepOf(double speed) { return static_cast<int>(std::lround(std::log2(speed) * kSpeedSteps)); }

QIcon swatch(const QColor& colour) {
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().borderStrong, 1));
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
    return QIcon(pixmap);
}

QLabel* hint(const QString& text) {
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("muted"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

SettingsDialog::SettingsDialog(Actions& actions, QWidget* parent) : QDialog(parent), pages_(new QTabWidget) {
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(660, 520);
    pages_->setObjectName(QStringLiteral("settingsPages"));
    pages_->setAccessibleName(tr("Pages of the settings"));
    pages_->setDocumentMode(true);
    pages_->tabBar()->setDrawBase(false);
    addPage(QStringLiteral("look"), tr("Appearance"), makeLookPage());
    addPage(QStringLiteral("motion"), tr("Motion"), makeMotionPage());
    addPage(QStringLiteral("shortcuts"), tr("Shortcuts"), new ShortcutsPage(actions));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pages_, 1);
    column->addWidget(buttons);
    show(Settings::shared().preferences());
    connect(&Settings::shared(), &Settings::changed, this, [this] { show(Settings::shared().preferences()); });
}

void SettingsDialog::addPage(const QString& id, const QString& title, QWidget* page) {
    page->setObjectName(id);
    pages_->addTab(page, title);
}

void SettingsDialog::showPage(const QString& id) {
    for (int i = 0; i < pages_->count(); ++i)
        if (pages_->widget(i)->objectName() == id) pages_->setCurrentIndex(i);
}

QWidget* SettingsDialog::makeLookPage() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setSpacing(10);
    theme_ = new QComboBox;
    theme_->setObjectName(QStringLiteral("theme"));
    theme_->setAccessibleName(tr("Theme"));
    theme_->addItems({tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")});
    form->addRow(tr("&Theme:"), theme_);
    language_ = new QComboBox;
    language_->setObjectName(QStringLiteral("language"));
    language_->setAccessibleName(tr("Language"));
    language_->addItem(tr("As the system"), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("Português do Brasil"), QStringLiteral("pt_BR"));
    form->addRow(tr("&Language:"), language_);
    form->addRow(QString(), hint(tr("Text of the devices themselves stays as IOS writes it, in English.")));
    addProtocolColours(*form);
    for (QComboBox* box : {theme_, language_})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::store);
    return page;
}

void SettingsDialog::addProtocolColours(QFormLayout& form) {
    auto* grid = new QWidget;
    auto* rows = new QGridLayout(grid);
    rows->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < kProtocols; ++i) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("small"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const QString name = QLatin1String(protocolName(static_cast<Protocol>(i)));
        button->setText(i + 1 < kProtocols ? name : tr("Other"));
        button->setAccessibleName(tr("Colour of %1 frames").arg(button->text()));
        connect(button, &QToolButton::clicked, this, [this, i] { askForColour(i); });
        rows->addWidget(button, static_cast<int>(i) / 4, static_cast<int>(i) % 4);
        colours_.append(button);
    }
    auto* themes = new QToolButton;
    themes->setObjectName(QStringLiteral("small"));
    themes->setText(tr("As the theme"));
    themes->setAccessibleName(tr("Colours of frames as the theme has them"));
    themes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(themes, &QToolButton::clicked, this, [] {
        Preferences preferences = Settings::shared().preferences();
        preferences.protocol = {};
        Settings::shared().set(preferences);
    });
    rows->addWidget(themes, 1, 3);
    form.addRow(tr("Frames:"), grid);
}

void SettingsDialog::askForColour(std::size_t protocol) {
    auto* dialog = new QColorDialog(colours().protocol[protocol], this);
    dialog->setObjectName(QStringLiteral("colourDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [protocol](const QColor& colour) {
        Preferences preferences = Settings::shared().preferences();
        preferences.protocol[protocol] = colour;
        Settings::shared().set(preferences);
    });
    dialog->open();
}

QWidget* SettingsDialog::makeMotionPage() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setSpacing(10);
    reduced_ = new QCheckBox(tr("&Reduced motion"));
    reduced_->setObjectName(QStringLiteral("reducedMotion"));
    reduced_->setAccessibleName(tr("Reduced motion"));
    form->addRow(QString(), reduced_);
    form->addRow(QString(), hint(tr("Frames are not drawn on their way, and nothing moves from place to place. "
                                    "Log, packets and tables tell everything.")));
    speed_ = new QSlider(Qt::Horizontal);
    speed_->setObjectName(QStringLiteral("animationSpeed"));
    speed_->setAccessibleName(tr("Speed of animations"));
    speed_->setRange(stepOf(Settings::kSlowest), stepOf(Settings::kFastest));
    speed_->setPageStep(kSpeedSteps);
    speed_text_ = new QLabel;
    speed_text_->setMinimumWidth(speed_text_->fontMetrics().horizontalAdvance(QStringLiteral("0,00×")) + 8);
    auto* row = new QHBoxLayout;
    row->addWidget(speed_, 1);
    row->addWidget(speed_text_);
    auto* label = new QLabel(tr("&Speed of animations:"));
    label->setBuddy(speed_);
    form->addRow(label, row);
    connect(reduced_, &QCheckBox::toggled, this, &SettingsDialog::store);
    connect(speed_, &QSlider::valueChanged, this, &SettingsDialog::store);
    return page;
}

void SettingsDialog::show(const Preferences& preferences) {
    showing_ = true;
    theme_->setCurrentIndex(static_cast<int>(preferences.theme));
    language_->setCurrentIndex(std::max(0, language_->findData(preferences.language)));
    reduced_->setChecked(preferences.reduced_motion);
    speed_->setValue(stepOf(preferences.animation_speed));
    speed_->setEnabled(!preferences.reduced_motion);
    speed_text_->setText(tr("%1×").arg(QLocale().toString(preferences.animation_speed, 'g', 3)));
    const Palette palette = paletteFor(preferences);
    for (std::size_t i = 0; i < kProtocols; ++i)
        colours_[static_cast<qsizetype>(i)]->setIcon(swatch(palette.protocol[i]));
    showing_ = false;
}

void SettingsDialog::store() {
    if (showing_) return;
    Preferences preferences = Settings::shared().preferences();
    preferences.theme = static_cast<ThemeChoice>(theme_->currentIndex());
    preferences.language = language_->currentData().toString();
    preferences.reduced_motion = reduced_->isChecked();
    preferences.animation_speed = speedOf(speed_->value());
    Settings::shared().set(preferences);
}

}  // namespace switchover::ui
