#include "ui/commands/impair_dialog.h"

#include <cmath>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace switchover::ui {

namespace {

constexpr double kPpmOfPercent = 10'000;
constexpr double kLongestDelayMs = 60'000;

double percent(std::uint32_t ppm) { return ppm / kPpmOfPercent; }
std::uint32_t ppm(const QDoubleSpinBox* field) {
    return static_cast<std::uint32_t>(std::lround(field->value() * kPpmOfPercent));
}
double milliseconds(Duration d) { return static_cast<double>(d.count()) / 1e6; }
Duration duration(const QDoubleSpinBox* field) { return Duration{std::llround(field->value() * 1e6)}; }

}  // namespace

QString impairmentText(const Impairment& impairment) {
    if (impairment.drop_all || !impairment.any()) return {};
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'g', 4); };
    QStringList parts;
    if (impairment.loss_ppm > 0) parts << QObject::tr("loss %1 %").arg(number(percent(impairment.loss_ppm)));
    if (impairment.corrupt_ppm > 0) parts << QObject::tr("damage %1 %").arg(number(percent(impairment.corrupt_ppm)));
    if (impairment.duplicate_ppm > 0)
        parts << QObject::tr("double %1 %").arg(number(percent(impairment.duplicate_ppm)));
    if (impairment.reorder_ppm > 0) parts << QObject::tr("reorder %1 %").arg(number(percent(impairment.reorder_ppm)));
    if (impairment.extra_delay > Duration{})
        parts << QObject::tr("+%1 ms").arg(number(milliseconds(impairment.extra_delay)));
    if (impairment.jitter > Duration{})
        parts << QObject::tr("jitter %1 ms").arg(number(milliseconds(impairment.jitter)));
    return parts.join(QStringLiteral(", "));
}

ImpairDialog::ImpairDialog(const QString& direction, ImpairInput now, QWidget* parent)
    : QDialog(parent), input_(std::move(now)) {
    setObjectName(QStringLiteral("impairDialog"));
    setWindowTitle(tr("Impair a cable"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* heading = new QLabel(direction);
    heading->setObjectName(QStringLiteral("heading"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(heading);
    const Impairment& was = input_.impairment;
    const QString share = tr(" %"), time = tr(" ms");
    loss_ = field(*form, QStringLiteral("loss"), tr("Loss"), share, percent(was.loss_ppm), 100,
                  tr("Frames that vanish on the way"));
    corrupt_ = field(*form, QStringLiteral("corrupt"), tr("Damage"), share, percent(was.corrupt_ppm), 100,
                     tr("Frames that arrive with a wrong check sum and are dropped there"));
    duplicate_ = field(*form, QStringLiteral("duplicate"), tr("Duplicates"), share, percent(was.duplicate_ppm), 100,
                       tr("Frames that arrive twice"));
    reorder_ = field(*form, QStringLiteral("reorder"), tr("Reorder"), share, percent(was.reorder_ppm), 100,
                     tr("Frames that are held back so that later ones overtake them"));
    delay_ = field(*form, QStringLiteral("delay"), tr("Extra delay"), time, milliseconds(was.extra_delay),
                   kLongestDelayMs, tr("Added to the delay of the cable"));
    jitter_ = field(*form, QStringLiteral("jitter"), tr("Jitter"), time, milliseconds(was.jitter), kLongestDelayMs,
                    tr("Each frame waits a random time up to this"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(QStringLiteral("primary"));
    form->addRow(buttons);
    apply->setDefault(true);  // only now it knows its dialog
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        input_.impairment = entered();
        Q_EMIT wanted(input_);
        accept();
    });
}

QDoubleSpinBox* ImpairDialog::field(QFormLayout& form, const QString& id, const QString& label, const QString& unit,
                                    double value, double highest, const QString& tip) {
    auto* box = new QDoubleSpinBox;
    box->setObjectName(id);
    box->setAccessibleName(label);
    box->setToolTip(tip);
    box->setDecimals(3);
    box->setRange(0, highest);
    box->setSuffix(unit);
    box->setValue(value);
    box->setMinimumWidth(150);
    form.addRow(label, box);
    return box;
}

Impairment ImpairDialog::entered() const {
    Impairment out;
    out.loss_ppm = ppm(loss_);
    out.corrupt_ppm = ppm(corrupt_);
    out.duplicate_ppm = ppm(duplicate_);
    out.reorder_ppm = ppm(reorder_);
    out.extra_delay = duration(delay_);
    out.jitter = duration(jitter_);
    return out;
}

}  // namespace switchover::ui
