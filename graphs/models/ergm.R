# The two-mode network of one plan for an exponential random graph model.
# Rscript ergm.R [PLAN], in this folder; needs the packages network and sna, and ergm for the model itself.
#
# Bodies are the first mode, tasks the second. The question: which kinds of bodies are named more often, are open lists
# longer, do tasks of one theme share bodies, and are bodies spread more unevenly than chance?
suppressPackageStartupMessages({
  library(network)
  library(sna)
})

nodes <- read.csv("nodes.csv", encoding = "UTF-8", colClasses = "character")
edges <- read.csv("edges.csv", encoding = "UTF-8", colClasses = "character")
asked <- commandArgs(trailingOnly = TRUE)
plan <- if (length(asked) > 0) asked[1] else nodes$plan[1]
nodes <- nodes[nodes$plan == plan, ]
edges <- edges[edges$plan == plan, ]
nodes <- nodes[order(nodes$mode != "body"), ]
bodies <- sum(nodes$mode == "body")

if (bodies < 2 || nrow(edges) == 0) {
  cat("fewer than two bodies, or no assignment: no network\n")
  quit(status = 0)
}
net <- network.initialize(nrow(nodes), directed = FALSE, bipartite = bodies)
from <- match(edges$body, nodes$id)
to <- match(edges$task, nodes$id)
add.edges(net, from, to, names.eval = rep(list(list("role", "duty")), nrow(edges)),
          vals.eval = Map(list, edges$role, edges$duty))
network.vertex.names(net) <- nodes$id
for (name in c("label", "kind", "open", "theme")) net %v% name <- nodes[[name]]

print(net)
m <- as.matrix(net, matrix.type = "incidence")
cat("density", gden(net), "\n")
cat("tasks a body:", summary(tabulate(from, bodies)), "\n")

model <- net ~ edges + b1factor("kind") + b2factor("open") + b2nodematch("theme") + gwb1degree(0.5, fixed = TRUE)
print(model)
if (requireNamespace("ergm", quietly = TRUE)) {
  library(ergm)
  print(summary(ergm(model)))
} else {
  cat("the package ergm is not installed: the network is read, the model is stated and not fitted\n")
}
