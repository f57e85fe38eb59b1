import threading

from desk.scanning.latest import Latest

SOON = 10.0


def test_only_the_newest_is_taken() -> None:
    latest: Latest[int] = Latest()
    for number in range(5):
        latest.put(number)
    assert latest.take(SOON) == 4
    assert latest.take(0) is None


def test_with_waiting_nothing_is_dropped() -> None:
    latest: Latest[int] = Latest()
    maker = threading.Thread(target=lambda: [latest.put(number, wait=True) for number in range(200)])
    maker.start()
    assert [latest.take(SOON) for _ in range(200)] == list(range(200))
    maker.join(SOON)
    assert not maker.is_alive()


def test_done_is_when_the_taker_comes_back() -> None:
    latest: Latest[int] = Latest()
    latest.wait_until_done()
    latest.put(1)
    done = threading.Event()
    waiter = threading.Thread(target=lambda: (latest.wait_until_done(), done.set()))
    waiter.start()
    assert latest.take(SOON) == 1
    assert not done.wait(0.02)
    assert latest.take(0) is None
    assert done.wait(SOON)
    waiter.join(SOON)


def test_closing_ends_all_waiting() -> None:
    latest: Latest[int] = Latest()
    latest.put(1)
    waiters = [
        threading.Thread(target=lambda: latest.put(2, wait=True)),
        threading.Thread(target=latest.wait_until_done),
    ]
    for waiter in waiters:
        waiter.start()
    latest.close()
    for waiter in waiters:
        waiter.join(SOON)
        assert not waiter.is_alive()
    assert latest.take(SOON) is None
