"""What the keys mean for the scene that is shown: its points, its services, its answers."""

from desk.ui.entrance.state import Answer, CheckScene, ChoiceScene, Scene, WaitScene
from desk.ui.entrance.wishes import Wishes


class SceneKeys:
    """Turns keys into wishes. Every method returns whether the key meant something for the scene."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def point(self, scene: Scene, number: int) -> bool:
        """Fulfil the point of that number or open it again, or choose the service of that number."""
        match scene:
            case ChoiceScene(choices=choices):
                chosen = next((one.key for one in choices if one.number == number), None)
                if chosen is not None:
                    self._wishes.service_chosen.emit(chosen)
                return chosen is not None
            case CheckScene(questions=questions) if number in [one.number for one in questions]:
                self._wishes.point_toggled.emit(number)
                return True
            case _:
                return False

    def all(self, scene: Scene) -> bool:
        """Fulfil every point."""
        if not isinstance(scene, CheckScene) or not scene.all_label or all(one.answered for one in scene.questions):
            return False
        self._wishes.all_fulfilled_requested.emit()
        return True

    def exempt(self, scene: Scene) -> bool:
        """Say that somebody is exempt from a point."""
        if not isinstance(scene, CheckScene) or not scene.exempt_label:
            return False
        self._wishes.exemption_requested.emit()
        return True

    def answer(self, scene: Scene, sign: str) -> bool:
        """Give the answer with that letter."""
        if not any(answer.key == sign for answer in _answers(scene)):
            return False
        self._wishes.answer_given.emit(sign)
        return True


def _answers(scene: Scene) -> tuple[Answer, ...]:
    match scene:
        case CheckScene(answers=answers):
            return answers
        case WaitScene(overdue=overdue) if overdue is not None and overdue.answer is not None:
            return (overdue.answer,)
        case _:
            return ()
