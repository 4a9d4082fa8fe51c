//! The works whose methods are used, and how GB/T 7714 writes them.

/// An edition of GB/T 7714, the standard for references in Chinese publications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// 2015: family names in capitals, narrow punctuation.
    Gb2015,
    /// 2025, in force from July 2026: family names as written. The works cited are in English, and keep its narrow
    /// punctuation.
    #[default]
    Gb2025,
}

/// A work that a method comes from. Details that were not checked are left out.
#[derive(Debug)]
pub(super) struct Work {
    /// Family name and initials of up to three authors.
    authors: &'static [(&'static str, &'static str)],
    /// Whether there are more authors.
    more: bool,
    title: &'static str,
    place: Place,
}

/// Where a work stands.
#[derive(Debug)]
enum Place {
    /// Name, year, volume with issue, pages or article number.
    Journal(&'static str, u16, &'static str, &'static str),
    /// Title, town, publisher, year, pages.
    Proceedings(&'static str, &'static str, &'static str, u16, &'static str),
}

impl Work {
    /// The entry in the list of references, without its number.
    pub(super) fn entry(&self, edition: Edition) -> String {
        // Works in English keep the narrow punctuation of English in either edition.
        let (comma, colon) = (", ", ": ");
        let name = |(family, initials): &(&str, &str)| match edition {
            Edition::Gb2015 => format!("{} {initials}", family.to_uppercase()),
            Edition::Gb2025 => format!("{family} {initials}"),
        };
        let mut authors: Vec<String> = self.authors.iter().map(name).collect();
        if self.more {
            authors.push("et al".to_owned());
        }
        let (authors, title) = (authors.join(comma), self.title);
        match self.place {
            Place::Journal(journal, year, volume, pages) => {
                format!("{authors}. {title}[J]. {journal}{comma}{year}{comma}{volume}{colon}{pages}.")
            }
            Place::Proceedings(book, town, publisher, year, pages) => {
                format!("{authors}. {title}[C]//{book}. {town}{colon}{publisher}{comma}{year}{colon}{pages}.")
            }
        }
    }
}

pub(super) static NEWMAN: Work = Work {
    authors: &[("Newman", "M E J")],
    more: false,
    title: "Scientific collaboration networks. II. Shortest paths, weighted networks, and centrality",
    place: Place::Journal("Physical Review E", 2001, "64(1)", "016132"),
};
pub(super) static STRONA: Work = Work {
    authors: &[("Strona", "G"), ("Nappo", "D"), ("Boccacci", "F")],
    more: true,
    title: "A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals",
    place: Place::Journal("Nature Communications", 2014, "5", "4114"),
};
pub(super) static NEAL_2014: Work = Work {
    authors: &[("Neal", "Z")],
    more: false,
    title: "The backbone of bipartite projections: inferring relationships from co-authorship, co-sponsorship, co-attendance and other co-behaviors",
    place: Place::Journal("Social Networks", 2014, "39", "84-97"),
};
pub(super) static NEAL_2021: Work = Work {
    authors: &[("Neal", "Z P"), ("Domagalski", "R"), ("Sagan", "B")],
    more: false,
    title: "Comparing alternatives to the fixed degree sequence model for extracting the backbone of bipartite projections",
    place: Place::Journal("Scientific Reports", 2021, "11", "23929"),
};
pub(super) static SARACCO: Work = Work {
    authors: &[("Saracco", "F"), ("Di Clemente", "R"), ("Gabrielli", "A")],
    more: true,
    title: "Randomizing bipartite networks: the case of the World Trade Web",
    place: Place::Journal("Scientific Reports", 2015, "5", "10595"),
};
pub(super) static BENJAMINI: Work = Work {
    authors: &[("Benjamini", "Y"), ("Hochberg", "Y")],
    more: false,
    title: "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
    place: Place::Journal(
        "Journal of the Royal Statistical Society: Series B (Methodological)",
        1995,
        "57(1)",
        "289-300",
    ),
};
pub(super) static BESAG: Work = Work {
    authors: &[("Besag", "J"), ("Clifford", "P")],
    more: false,
    title: "Sequential Monte Carlo p-values",
    place: Place::Journal("Biometrika", 1991, "78(2)", "301-304"),
};
pub(super) static TARONE: Work = Work {
    authors: &[("Tarone", "R E")],
    more: false,
    title: "A modified Bonferroni method for discrete data",
    place: Place::Journal("Biometrics", 1990, "46(2)", "515-522"),
};
pub(super) static GILBERT: Work = Work {
    authors: &[("Gilbert", "P B")],
    more: false,
    title: "A modified false discovery rate multiple-comparisons procedure for discrete data, applied to human immunodeficiency virus genetics",
    place: Place::Journal(
        "Journal of the Royal Statistical Society: Series C (Applied Statistics)",
        2005,
        "54(1)",
        "143-158",
    ),
};
pub(super) static CHEN: Work = Work {
    authors: &[("Chen", "Y"), ("Diaconis", "P"), ("Holmes", "S P")],
    more: true,
    title: "Sequential Monte Carlo methods for statistical analysis of tables",
    place: Place::Journal("Journal of the American Statistical Association", 2005, "100(469)", "109-120"),
};
pub(super) static GODARD: Work = Work {
    authors: &[("Godard", "K"), ("Neal", "Z P")],
    more: false,
    title: "fastball: a fast algorithm to randomly sample bipartite graphs with fixed degree sequences",
    place: Place::Journal("Journal of Complex Networks", 2022, "10(6)", "cnac049"),
};
pub(super) static BOGOMOLOV: Work = Work {
    authors: &[("Benjamini", "Y"), ("Bogomolov", "M")],
    more: false,
    title: "Selective inference on multiple families of hypotheses",
    place: Place::Journal(
        "Journal of the Royal Statistical Society: Series B (Statistical Methodology)",
        2014,
        "76(1)",
        "297-318",
    ),
};
pub(super) static SIMES: Work = Work {
    authors: &[("Simes", "R J")],
    more: false,
    title: "An improved Bonferroni procedure for multiple tests of significance",
    place: Place::Journal("Biometrika", 1986, "73(3)", "751-754"),
};
pub(super) static CLOPPER: Work = Work {
    authors: &[("Clopper", "C J"), ("Pearson", "E S")],
    more: false,
    title: "The use of confidence or fiducial limits illustrated in the case of the binomial",
    place: Place::Journal("Biometrika", 1934, "26(4)", "404-413"),
};
pub(super) static TRAAG: Work = Work {
    authors: &[("Traag", "V A"), ("Waltman", "L"), ("Van Eck", "N J")],
    more: false,
    title: "From Louvain to Leiden: guaranteeing well-connected communities",
    place: Place::Journal("Scientific Reports", 2019, "9", "5233"),
};
pub(super) static LANCICHINETTI: Work = Work {
    authors: &[("Lancichinetti", "A"), ("Fortunato", "S")],
    more: false,
    title: "Consensus clustering in complex networks",
    place: Place::Journal("Scientific Reports", 2012, "2", "336"),
};
pub(super) static BARBER: Work = Work {
    authors: &[("Barber", "M J")],
    more: false,
    title: "Modularity and community detection in bipartite networks",
    place: Place::Journal("Physical Review E", 2007, "76(6)", "066102"),
};
pub(super) static HENNIG: Work = Work {
    authors: &[("Hennig", "C")],
    more: false,
    title: "Cluster-wise assessment of cluster stability",
    place: Place::Journal("Computational Statistics & Data Analysis", 2007, "52(1)", "258-271"),
};
pub(super) static ROUSSEEUW: Work = Work {
    authors: &[("Rousseeuw", "P J")],
    more: false,
    title: "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis",
    place: Place::Journal("Journal of Computational and Applied Mathematics", 1987, "20", "53-65"),
};
pub(super) static BORGATTI_1997: Work = Work {
    authors: &[("Borgatti", "S P"), ("Everett", "M G")],
    more: false,
    title: "Network analysis of 2-mode data",
    place: Place::Journal("Social Networks", 1997, "19(3)", "243-269"),
};
pub(super) static BORGATTI_2000: Work = Work {
    authors: &[("Borgatti", "S P"), ("Everett", "M G")],
    more: false,
    title: "Models of core/periphery structures",
    place: Place::Journal("Social Networks", 2000, "21(4)", "375-395"),
};
pub(super) static LINDER: Work = Work {
    authors: &[("Linder", "F"), ("Desmarais", "B"), ("Burgess", "M")],
    more: true,
    title: "Text as policy: measuring policy similarity through bill text reuse",
    place: Place::Journal("Policy Studies Journal", 2020, "48(2)", "546-574"),
};
pub(super) static PASSONNEAU: Work = Work {
    authors: &[("Passonneau", "R")],
    more: false,
    title: "Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation",
    place: Place::Proceedings(
        "Proceedings of the Fifth International Conference on Language Resources and Evaluation (LREC 2006)",
        "Genoa",
        "European Language Resources Association",
        2006,
        "831-836",
    ),
};
pub(super) static POISOT: Work = Work {
    authors: &[("Poisot", "T"), ("Canard", "E"), ("Mouillot", "D")],
    more: true,
    title: "The dissimilarity of species interaction networks",
    place: Place::Journal("Ecology Letters", 2012, "15(12)", "1353-1361"),
};
pub(super) static FRUEND: Work = Work {
    authors: &[("Fründ", "J")],
    more: false,
    title: "Dissimilarity of species interaction networks: how to partition rewiring and species turnover components",
    place: Place::Journal("Ecosphere", 2021, "12", "e03653"),
};
pub(super) static HUBERT_SCHULTZ: Work = Work {
    authors: &[("Hubert", "L"), ("Schultz", "J")],
    more: false,
    title: "Quadratic assignment as a general data analysis strategy",
    place: Place::Journal(
        "British Journal of Mathematical and Statistical Psychology",
        1976,
        "29(2)",
        "190-241",
    ),
};
pub(super) static EFRON: Work = Work {
    authors: &[("Efron", "B"), ("Stein", "C")],
    more: false,
    title: "The jackknife estimate of variance",
    place: Place::Journal("The Annals of Statistics", 1981, "9(3)", "586-596"),
};
pub(super) static BLUETHGEN: Work = Work {
    authors: &[("Blüthgen", "N"), ("Menzel", "F"), ("Blüthgen", "N")],
    more: false,
    title: "Measuring specialization in species interaction networks",
    place: Place::Journal("BMC Ecology", 2006, "6", "9"),
};
pub(super) static HUBERT: Work = Work {
    authors: &[("Hubert", "L"), ("Arabie", "P")],
    more: false,
    title: "Comparing partitions",
    place: Place::Journal("Journal of Classification", 1985, "2(1)", "193-218"),
};
pub(super) static THOMPSON: Work = Work {
    authors: &[("Thompson", "D F")],
    more: false,
    title: "Moral responsibility of public officials: the problem of many hands",
    place: Place::Journal("American Political Science Review", 1980, "74(4)", "905-916"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_editions_write_an_article_as_their_examples_do() {
        assert_eq!(
            HUBERT.entry(Edition::Gb2015),
            "HUBERT L, ARABIE P. Comparing partitions[J]. Journal of Classification, 1985, 2(1): 193-218."
        );
        assert_eq!(
            HUBERT.entry(Edition::Gb2025),
            "Hubert L, Arabie P. Comparing partitions[J]. Journal of Classification, 1985, 2(1): 193-218."
        );
    }

    #[test]
    fn more_than_three_authors_end_in_et_al() {
        let entry = STRONA.entry(Edition::Gb2015);
        assert!(entry.starts_with("STRONA G, NAPPO D, BOCCACCI F, et al. A fast"), "{entry}");
    }

    #[test]
    fn proceedings_name_town_and_publisher() {
        let entry = PASSONNEAU.entry(Edition::Gb2025);
        assert!(
            entry.ends_with("(LREC 2006). Genoa: European Language Resources Association, 2006: 831-836."),
            "{entry}"
        );
    }
}
