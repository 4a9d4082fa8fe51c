//! The second half of the way in one step: results → every file of the report. Text and bytes only; nothing is written.
