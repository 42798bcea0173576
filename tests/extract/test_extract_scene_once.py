"""What is asked of a whole scene for each of its figures is found when it is first asked for, and then is there."""

from marsad.extract.reading import prepared
from marsad.extract.scene import Scene
from marsad.report.document import Metadata
from marsad.report.reading import written


def test_what_is_asked_of_a_scene_is_found_once_and_of_each_anew() -> None:
    looked: list[Scene] = []

    def letters(scene: Scene) -> int:
        looked.append(scene)
        return len(scene.text)

    scenes = []
    for text in ("قتل ثلاثة مدنيين في مدينة حلب.", "سيطرت قوات النظام على مدينة حمص أمس."):
        reader, report = prepared(written("text", text, text.encode(), Metadata()))
        scenes.append(reader.scene(report))
    assert [scene.once(letters) for scene in (*scenes, *scenes)] == [len(scene.text) for scene in (*scenes, *scenes)]
    assert [*map(id, looked)] == [*map(id, scenes)]
