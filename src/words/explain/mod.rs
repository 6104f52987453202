//! The evidence of a decision in plain words: the same words for screen, print, text and command line.
//!
//! Nothing is decided here. Every sentence renders a value of [`crate::engine::decision`].

mod again;
mod attention;
mod bar;
mod beside;
mod closing;
mod course;
mod criteria;
mod do_now;
mod elsewhere;
mod evidence;
mod headline;
mod judged;
mod kept_back;
mod maracs;
mod met;
mod names;
mod notices;
mod numbers;
mod private;
mod progress;
mod room;
mod route;
mod row;
mod rule;
mod says;
mod settle;
mod sheet;
mod standing;
mod text;
mod time;
mod timeline;
mod together;
mod voice;

pub use again::{
    answer_line, assess_again_words, carried_words, differences_since, graded_words, last_answers,
    last_words, next_review_words, since_words,
};
pub use attention::{Attention, attention, carried, review_says, sharing};
pub use bar::{Bar, bar, which_case};
pub use beside::{AnswerWords, KindWords, NO_DIFFERENCE, beside_words, between_words, rule_name};
pub use closing::against_closing;
pub use course::{CoursePicture, CourseRow, Size, choice_name, courses_beside, picture, row_words};
pub use criteria::{RuleContext, change_name, order_begun, order_name};
pub use do_now::{DoNow, DoStep, DoneAt};
pub use elsewhere::{AreaWords, differences};
pub use evidence::Explained;
pub use headline::{
    HEADLINE_LIMIT, Headline, HeadlineTag, headline, not_here, provisional, under_headline,
};
pub use judged::{SpokenTo, judgement_says};
pub use kept_back::KeptBack;
pub use met::referred_to;
pub use names::{
    age_words, agency, answer_source, event_name, event_record, event_recorded, event_words, grade,
    in_a_line, kind, order_kind, other_reply_words, outcome, person_name, places, police,
    relationship, reply, truth_small, truth_word, what,
};
pub use notices::{NoticeWithout, NoticeWords, notice_sources, notice_without, notice_words};
pub use numbers::{capitalised, gathered, list, number_word, plural};
pub use progress::{CasePart, part_words};
pub use room::{RoomDecision, answers_words, held_name, known_words, published_words};
pub use route::{
    Mark, RouteWords, answer_words, audience_words, mark, route_says, route_words, step_words,
};
pub use row::{RouteLine, route_lines};
pub use rule::{RuleSaid, rule_said, rule_words, threshold_words};
pub use says::{Facts, Says};
pub use sheet::{Block, Refer, Sheet, SheetSection, sheet};
pub use standing::{
    forum_words, in_force_words, lower_first, source_words, standing_and_date, standing_words,
    the_time, to_confirm, version_words,
};
pub use time::impossible_words;
pub use timeline::{
    DrawnMark, LONG_LIST, Lane, LedgerPart, MarkSays, TimeMark, Timeline, counting, escalation,
    history_of, is_assessment, order_stands, timeline,
};
