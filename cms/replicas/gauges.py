"""What this process knows of the databases, for Prometheus."""

from prometheus_client.core import GaugeMetricFamily

from cms.replicas.standing import PRIMARY
from cms.replicas.watching import databases

SPOKEN = {PRIMARY: "primary"}


class Gauges:
    """One series per database, where there is more than one."""

    def collect(self):
        found = databases()
        if not found.standbys:
            return
        answers = _gauge("database_answers", "Whether the database answers (1) or not (0).")
        used = _gauge("standby_used", "Whether readers are answered from the standby (1).")
        lag = _gauge("standby_lag_seconds", "How far the standby is behind at most.")
        for each in found:
            answers.add_metric([SPOKEN.get(each.name, each.name)], not each.is_silent)
        for each in found.standbys.values():
            used.add_metric([each.name], not each.amiss)
            if each.lag is not None:
                lag.add_metric([each.name], each.lag)
        yield from (answers, used, lag)


def _gauge(name, told):
    return GaugeMetricFamily(f"library_{name}", told, labels=["database"])
