#pragma once
#include <QLineEdit>

namespace switchover::ui {

/// A field for a display filter; what is wrong in it is underlined where it stands.
class FilterField : public QLineEdit {
    Q_OBJECT
   public:
    using QLineEdit::QLineEdit;

    /// Underlines the word that begins at `column` (characters, from 0), or the last one when that is the end of the
    /// text; -1 underlines nothing.
    void markProblem(int column);
    /// The first character underlined and how many; (-1, 0) for none.
    std::pair<int, int> problem() const { return {from_, length_}; }

   private:
    int from_ = -1, length_ = 0;
};

}  // namespace switchover::ui
