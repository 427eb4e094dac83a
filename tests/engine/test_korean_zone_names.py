"""A zone is called by its long name, wherever the law uses the short one."""

from __future__ import annotations

import pytest

import billkit

LAW = """유리산업 육성에 관한 특별법

제1조(목적) 이 법은 유리산업의 육성에 필요한 사항을 정함을 목적으로 한다.

제4조({long}의 지정) ① 산업통상부장관은 필요한 경우 {long}(이하 "{short}"라 한다)를 지정할 수 있다.
② 산업통상부장관은 {short}를 지정하려면 위원회의 심의를 거쳐야 한다.

제5조({short}의 해제) 산업통상부장관은 {short}의 지정을 해제할 수 있다.

부칙
이 법은 공포 후 6개월이 경과한 날부터 시행한다.
"""


@pytest.mark.parametrize(
    ("long", "short"), [("저탄소유리특구", "유리특구"), ("유리클러스터특화단지", "특화단지")]
)
def test_the_long_name_is_told(long: str, short: str) -> None:
    analysis = billkit.parse(LAW.format(long=long, short=short).encode())
    names = [p.details.get("zone_name") for p in analysis.provisions if p.kind == "zone.designation"]
    assert names == [long] * len(names)
    assert len(names) >= 2


def test_a_short_name_that_nobody_explains_stays() -> None:
    law = LAW.format(long="유리특구", short="유리특구").replace('(이하 "유리특구"라 한다)', "")
    names = [
        p.details.get("zone_name")
        for p in billkit.parse(law.encode()).provisions
        if p.kind == "zone.designation"
    ]
    assert set(names) == {"유리특구"}
