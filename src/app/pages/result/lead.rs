use leptos::prelude::*;
use waymark::words::explain::{Refer, Says, Sheet};

use crate::app::parts::LinkButton;
use crate::app::parts::facts::{DoThisNow, ResultHeadline, RouteRows, SaysLine};
use crate::app::store::Page;

/// What she has to know before she scrolls.
#[component]
pub fn Lead(sheet: Sheet) -> impl IntoView {
    let Sheet {
        danger,
        not_here,
        headline,
        rows,
        do_now,
        refer,
        guard,
        ..
    } = sheet;
    let alert = |class: &'static str, says: Option<Says>| {
        says.map(|says| {
            view! {
                <div class=class role="alert">
                    <p>
                        <SaysLine says />
                    </p>
                </div>
            }
        })
    };
    let guard = guard.map(|says| {
        view! {
            <div class="wm-guard">
                <p>
                    <SaysLine says />
                </p>
            </div>
        }
    });
    view! {
        {alert("wm-danger", danger)}
        {alert("wm-provisional", not_here)}
        <div class="wm-lead-grid">
            <div>
                <ResultHeadline headline />
                <RouteRows rows />
            </div>
            <div>
                <DoThisNow do_now />
                <Referral refer />
            </div>
        </div>
        {guard}
    }
}

/// The way on: the referral, or the judgement that it can rest on today.
#[component]
fn Referral(refer: Refer) -> impl IntoView {
    let (page, words) = match refer {
        Refer::Follows | Refer::NotYet => (Page::Referral, "Make the referral"),
        Refer::OnJudgement => (Page::Judgement, "Refer today on your judgement"),
    };
    view! {
        <p class="wm-way-on wm-no-print">
            <LinkButton page primary=refer != Refer::NotYet>
                {words}
            </LinkButton>
        </p>
    }
}
