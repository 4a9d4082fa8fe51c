//! The place that a plan is in force in, and what levels mean there.

use super::places::{Places, Region, Tier};
use std::sync::Arc;

/// The plan whose names are resolved: where it is in force.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// As manifest or document give it; empty where nothing tells.
    pub(super) city: Arc<str>,
    pub(super) region: Option<Region>,
}

/// 阿坝州: an autonomous prefecture by its short name.
fn autonomous(city: &str) -> Option<Region> {
    let short = city.strip_suffix('州')?;
    Places::builtin().named(short).find(|r| r.name.ends_with("自治州")).copied()
}

impl Home {
    pub(super) fn new(city: &str) -> Self {
        let autonomous = autonomous(city);
        let region = Places::builtin().nearest(city, None).copied().or(autonomous);
        let named = region.filter(|r| r.short == city || r.name == city || autonomous.is_some());
        let city = named.map_or(city, |r| r.name);
        Self { city: city.into(), region }
    }

    /// Its province, in full.
    pub(super) fn province(&self) -> Option<&'static str> {
        let region = self.region.as_ref()?;
        Places::builtin().province(region).map(|p| p.name)
    }

    /// The jurisdiction that a level in front of a name means in this plan.
    pub(super) fn at_level(&self, level: Option<&str>) -> Arc<str> {
        let Some(level) = level else { return Arc::clone(&self.city) };
        if level == "国家" {
            return "国家".into();
        }
        let Some(region) = &self.region else {
            return self.below(level);
        };
        let places = Places::builtin();
        let chain = [Some(region), places.prefecture(region), places.province(region)];
        let fits = |r: &&Region| match level {
            "省" | "自治区" => r.tier == Tier::Province,
            // A division of the Corps and its city are one.
            "师市" => r.tier != Tier::Province && r.name.ends_with('市'),
            other => r.name.ends_with(other) && !(other == "区" && r.name.ends_with("自治区")),
        };
        chain.into_iter().flatten().find(fits).map_or_else(|| self.below(level), |r| r.name.into())
    }

    /// A level below the plan's own: all of them, for nothing says which.
    fn below(&self, level: &str) -> Arc<str> {
        if self.city.is_empty() || &*self.city == "国家" {
            format!("各{level}").into()
        } else {
            format!("{}各{level}", self.city).into()
        }
    }
}
