//! What is said where a good copy takes the place of a damaged record, of one that is gone, or of one that was begun instead.

/// `answers`: how many are in the copy.
pub(crate) fn former_is_kept(answers: usize) -> String {
    format!(
        "a good copy of the record that was here before is kept (answers in it: {answers}): `mindgap restore --former` puts \
         it in the place of this one, which is kept then"
    )
}

/// `others`: how many former records are kept in `folder` besides the newest.
pub(crate) fn others(others: usize, folder: &str) -> String {
    format!(
        "; of former ones besides it {others} in {folder}, as former-N.json, the newest with the highest number"
    )
}

/// None of the former records that are kept can be read here.
pub(crate) fn of_another_version(number: usize, folder: &str) -> String {
    format!(
        "of records that were here before {number} in {folder}, as former-N.json, which this version of mindgap cannot read"
    )
}

pub(crate) const NO_FORMER: &str = "no other record was begun in the place of the one that is gone";
pub(crate) const PUTS_BACK: &str = "`mindgap restore` puts back the one that is gone";

/// `now` and `before`: how many answers are in the record that stands there now, and in the one that stood there.
pub(crate) fn exchanged(record: &str, now: usize, before: Option<usize>) -> String {
    let before = before.map(|before| {
        format!(
            "; the one that stood there is kept (answers in it: {before}), and `mindgap restore --former` exchanges them \
             again"
        )
    });
    format!("{record} is the former record again (answers in it: {now}){}", before.unwrap_or_default())
}

pub(crate) fn restored(record: &str, damaged: Option<&str>) -> String {
    match damaged {
        Some(damaged) => format!("{record} is the last good copy again; the damaged file is {damaged}"),
        None => format!("{record} is there again, as the last good copy has it"),
    }
}
