"""Threads, forks, signals, and the command line."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import SEEDS, command

import fengong


def read_in_a_child(queue: multiprocessing.Queue) -> None:
    queue.put(len(fengong.read(SEEDS).assignments))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore::fengong.ReadWarning")
def test_a_fork_has_threads_of_its_own(seeds):
    assert len(seeds.workload()) > 0  # The parent's threads are there.
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    children = [context.Process(target=read_in_a_child, args=(queue,)) for _ in range(2)]
    for child in children:
        child.start()
    assert [queue.get(timeout=60) for _ in children] == [548, 548]
    for child in children:
        child.join(10)
        assert child.exitcode == 0
    assert len(seeds.workload(seed=2)) > 0  # And they still are.


@pytest.mark.filterwarnings("ignore::fengong.ReadWarning")
def test_other_threads_go_on_meanwhile(seeds):
    work = threading.Thread(target=lambda: seeds.clusters(draws=4000))
    work.start()
    longest, last = 0.0, time.perf_counter()
    while work.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    alone = time.perf_counter()
    seeds.clusters(draws=4001)
    alone = time.perf_counter() - alone
    assert longest < alone / 2, (longest, alone)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_ends_the_wait():
    # A process started in the background may have the signal ignored.
    ready = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code = ready + f"import fengong, warnings; warnings.simplefilter('ignore')\nc = fengong.read({str(SEEDS)!r})\nprint('ready', flush=True)\nc.clusters(draws=100_000)"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    asked = time.perf_counter()
    said = child.communicate(timeout=60)[1]
    assert "KeyboardInterrupt" in said and child.returncode != 0
    assert time.perf_counter() - asked < 20


def test_the_command_line_is_the_same_program(tmp_path):
    assert command("--version") == f"fengong {fengong.__version__}\n"
    assert command("extract", SEEDS, "--format", "jsonl").count("\n") == 85
    wrong = subprocess.run([sys.executable, "-m", "fengong", "extract", tmp_path / "gone.txt"], capture_output=True)
    assert wrong.returncode == 2 and b"gone.txt" in wrong.stderr and wrong.stdout == b""
