r"""Chinese government plans that say who does what, as DataFrames, networks and figures.

>>> import fengong
>>> plan = "序号\t任务\t责任单位\n1\t推进养老服务\t市民政局牵头，市财政局配合\n"
>>> corpus = fengong.read(plan.encode(), name="plan.txt")
>>> corpus
<fengong.Corpus: 1 plan, 1 task, 2 assignments>
>>> list(corpus.assignments["role"])
['lead', 'support']
"""

from ._corpus import Corpus, Figure, read
from ._errors import ReadError, ReadWarning
from ._fengong import __version__
from ._frames import use

__all__ = ["Corpus", "Figure", "ReadError", "ReadWarning", "__version__", "read", "use"]
