# Who leads: a multilevel model of long.csv, a row a task, theme and body.
# Rscript multilevel.R, in this folder; needs the package lme4.
#
# The question: does a body that a task names lead it, given what kind of body it is, how many bodies share the task and
# whether the list is open? Functions, themes, plans and tasks are drawn from more of their kind: random intercepts.
# The intercepts of functions say who leads more than such tasks make likely; a task with several themes stands in
# several rows, which its own intercept ties together. A kind of body that never leads has no finite coefficient: its
# estimate is very negative and its standard error without meaning.
library(lme4)

d <- read.csv("long.csv", encoding = "UTF-8", stringsAsFactors = TRUE)
d <- subset(d, kind != "territorial" & theme != "")
d$bodies <- log(d$bodies)

# A term with one level, or a covariate that does not vary, cannot be estimated and is left out.
varies <- function(x) length(unique(x[!is.na(x)])) > 1
fixed <- c("1", Filter(function(x) varies(d[[x]]), c("bodies", "open", "kind", "year")))
random <- Filter(function(x) varies(d[[x]]), c("agency", "theme", "plan", "task"))
model <- reformulate(c(fixed, sprintf("(1 | %s)", random)), response = "lead")
print(model)

if (nrow(d) < 30 || !varies(d$lead) || length(random) == 0) {
  cat("too few rows, or nobody leads: no model\n")
} else {
  # nAGQ = 0 is fast and near; leave it out for the estimates you publish.
  fit <- glmer(model, data = d, family = binomial, nAGQ = 0)
  print(summary(fit), correlation = FALSE)
}
