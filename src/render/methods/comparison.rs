//! How plans were compared, and how themes were found.

use super::{
    Cited, Run, paragraph,
    references::{FRUEND, HUBERT, HUBERT_SCHULTZ, LINDER, PASSONNEAU, POISOT, STRONA, THOMPSON},
};
use crate::{analyse::themes::Ownership, say::Text};

impl Run<'_> {
    pub(super) fn comparison(&self, cited: &mut Cited) -> Option<Text> {
        if self.results.overlaps.is_empty() {
            return None;
        }
        let linder = cited.mark(&[&LINDER]);
        let mut said = vec![(
            format!(
                "方案之间逐条举措比对文本{linder}：少见的词权重大，套话权重小，短任务可与长任务中的一句相合；“相同”指同一举措而措辞\
                 相同或几近相同，“相近”指对象和行动相同而措辞不同，其余为主题相同。换了说法的由语义判断：条文的语义向量是字与字对的\
                 固定向量之和，按句子编码器的向量拟合；远近以两个方案各自最近的几条为准（CSLS），不取绝对值。评分是相近或相同的概率，\
                 权重由人工评定的十对方案拟合、逐对留出检验，与编码本无关。分工对照只用一一对应且至少相近的任务。"
            ),
            format!(
                "Texts are compared measure by measure {linder}: rare words weigh more than boilerplate, and a short task can \
                 match a sentence of a long one. “Same” is the same measure in (nearly) the same words, “similar” the same \
                 object and action in other words; the rest share a theme. What is said in other words is told by meaning: vectors of \
                 characters and pairs of them, fitted to those of a sentence encoder, are added up, and nearness counts against \
                 the nearest few in either plan (CSLS), not by itself. The score is the probability of being the same or similar, with \
                 weights from ten hand-graded pairs of plans, each left out in turn; no codebook has a part in it. The division of labour is compared on pairs matched \
                 one to one that are at least similar."
            ),
        )];
        let d = &self.results.divisions;
        if d.iter().any(|d| d.lead_masi.value.is_some()) {
            let masi = cited.mark(&[&PASSONNEAU]);
            said.push((
                format!("主体集合的一致程度用杰卡德系数和 MASI {masi}衡量，不足 10 对时不给。"),
                format!("Sets of bodies are compared by Jaccard and MASI {masi}, from ten pairs on."),
            ));
        }
        if d.iter().any(|d| d.beta_wn.is_some()) {
            let (poisot, fruend) = (cited.mark(&[&POISOT]), cited.mark(&[&FRUEND]));
            said.push((
                format!(
                    "共事关系的相异度{poisot}按同一分母分解为主体更替与搭配改变两部分{fruend}；把一个方案的任务随机分成两半，两半的\
                     相异度作为尺度（100次平均），它不是检验。"
                ),
                format!(
                    "The dissimilarity of ties {poisot} is split over a common denominator into turnover of bodies and rewiring \
                     {fruend}; beside it stands that of two random halves of one plan (mean of 100), a scale and no test."
                ),
            ));
        }
        if d.iter().any(|d| d.qap.is_some()) {
            let (qap, swaps) = (cited.mark(&[&HUBERT_SCHULTZ]), cited.mark(&[&STRONA]));
            said.push((
                format!(
                    "忙的职能在两个方案中往往都忙，共事强度因此相关，置换职能的 QAP 检验{qap}会把它判为显著；这里先从共事强度中减去\
                     保持各职能任务数与各任务主体数的随机方案{swaps}的均值，再求相关，p 值由这样的随机方案成对得出。"
                ),
                format!(
                    "Functions that are busy in one plan are often busy in the other, so ties correlate, and QAP {qap}, which permutes \
                     functions, calls that significant. Here the mean over random plans with the same tasks a function and functions \
                     a task {swaps} is first taken off; the rest is correlated, with p from pairs of such random plans."
                ),
            ));
        }
        if d.iter().any(|d| d.functions.iter().any(|f| f.test.is_some())) {
            said.push((
                "负载份额之差是否超出偶然，由把两个方案的任务随机重分给二者（各自任务数不变）检验；差的 95% 区间只在两边都有 15 项以上任务、\
                 该职能在两边各有 8 项以上时给出。"
                    .to_owned(),
                "Differences of load shares are tested by dealing the tasks of both plans anew between them; their 95% interval is \
                 given where both plans have 15 tasks and the function eight in each."
                    .to_owned(),
            ));
        }
        if d.iter().any(|d| d.ari.is_some()) {
            let ari = cited.mark(&[&HUBERT]);
            said.push((
                format!("集群划分用调整兰德指数比较{ari}。"),
                format!("Partitions are compared by the adjusted Rand index {ari}."),
            ));
        }
        paragraph(said)
    }

    pub(super) fn themes(&self, cited: &mut Cited) -> Option<Text> {
        let t = &self.results.themes;
        let instruments = (
            "政策工具（18种，分供给、环境、需求三面，Rothwell 与 Zegveld 1985）逐条举措归类：先看关键词，没有关键词的归入语义上最近的工具。\
             结果在 tables/instruments.csv 等表中。"
                .to_owned(),
            "Policy instruments (18, of supply, environment and demand side, Rothwell & Zegveld 1985) are coded measure by measure: by \
             keywords, and where there is none by the instrument nearest in meaning. They stand in tables/instruments.csv and its like."
                .to_owned(),
        );
        if t.rows.is_empty() {
            return paragraph(vec![instruments]);
        }
        let n = t.rows.len();
        let mut said = vec![(
            format!(
                "主题由编码本（{n}个主题）逐条举措归类，一项任务可属多个主题。归属分为有牵头、共同负责、仅属地、未点名和没有任务五等，\
                 后两等为无主。"
            ),
            format!(
                "Themes come from a codebook of {n} themes applied to measures; a task may belong to several. Ownership has \
                 five grades: led, shared, local only, unnamed, absent; the last two are unowned."
            ),
        )];
        if t.rows.iter().flat_map(|r| &r.plans).any(|p| p.ownership == Ownership::Shared) {
            let hands = cited.mark(&[&THOMPSON]);
            said.push((
                format!("只有共同负责而无牵头的，是“多手问题”{hands}：参与者越多，越难说清由谁负责，但不等于无人负责。"),
                format!(
                    "Joint responsibility without a lead is the problem of many hands {hands}: the more take part, the harder \
                     it is to say who answers; it is not the same as nobody's."
                ),
            ));
        }
        said.push(instruments);
        paragraph(said)
    }
}
