import unicodedata

import pytest
from playwright.sync_api import Page

from marsad.report.reading import Format, document

TAKEN = (
    "أفادت مصادر محلية في بلدة النهرين، يوم الثلاثاء 14 تشرين الثاني 2017، بأن قوات الفصيل الأول سيطرت على حي "
    "الميدان بعد اشتباكات استمرت نحو 36 ساعة، وأسفرت عن مقتل 12 مقاتلاً وإصابة 27 آخرين بجروح."
)
TREATED = (
    "وقال الطبيب سالم الأحمد (مدير المشفى): «استقبلنا 46 جريحاً، ولا نملك إلا 3 أسرّة»، وأكّد أن 80% من الأدوية نفدت، وأن "
    "آخر قافلة وصلت بتاريخ 2017/10/28 عبر معبر AB-12 الحدودي، بينما نزحت 1,250 عائلة و١٥ أسرة."
)
PARTS = (TAKEN, TREATED)
TITLE = "هدوء حذر في بلدة النهرين"


@pytest.mark.browser
@pytest.mark.parametrize(("way", "columns"), [("rtl", 1), ("rtl", 2), ("ltr", 1)])
def test_what_a_browser_prints_is_read_letter_by_letter(page: Page, way: str, columns: int) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in PARTS)
    page.set_content(
        f'<html lang="ar" dir="{way}"><title>{TITLE}</title><body style="columns: {columns}; text-align: start">'
        f"<h1>{TITLE}</h1>{paragraphs}</body></html>"
    )
    found = document("a.pdf", page.pdf(), Format.PDF)
    whole = " ".join(unicodedata.normalize("NFC", found.text).split())
    for part in PARTS:
        assert unicodedata.normalize("NFC", part) in whole
    assert found.metadata.title == TITLE
