"""The steps of a build, in the order in which they run: sources, products, drafts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs import journeys, reports
from procsead_refs.building import holding
from procsead_refs.files import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from procsead_refs.building.stamps import Said
    from procsead_refs.model import Reference, Report
    from procsead_refs.project import Project
    from procsead_refs.rendering import Product

_PRODUCTS = {
    "bibliography": ("md", "html", "docx", "pdf"),
    "reading-list": ("html", "docx", "pdf"),
    "report": ("html", "docx", "pdf"),
}
_CHECKED = "report.docx"  # the product whose citations are checked, the last of _PRODUCTS
_REPORTS = ("html", "json")  # the forms that a check of any kind of draft is written in


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work: what it reads, what it writes, and what it says of itself when run.

    `run` writes the outputs and returns what a later build repeats when nothing has changed.
    """

    name: str
    group: str  # Sources, Products or Drafts: the summary's headings
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    run: Callable[[], Said]

    @property
    def key(self) -> str:
        """What the stamps know the step by: a product and its check may share their names."""
        return f"{self.group}/{self.outputs[0].name}"


def of(project: Project, library: Sequence[Reference]) -> Iterator[Step]:
    """Yield a project's steps.

    Args:
        project: a project with a root, a library and an output folder.
        library: its library's references.
    """
    checked = _Checked(project, library)
    yield from _sources(project, library)
    yield from _products(project, library, checked)
    yield from _drafts(project, checked)


class _Checked:
    """The checks of the project's drafts and report, each made once, when it is first asked for."""

    def __init__(self, project: Project, library: Sequence[Reference]) -> None:
        self.project = project
        self._library = library
        self._reports: dict[Path, Report] = {}

    def report(self, draft: Path) -> Report:
        """Return the check of one draft, or of a product."""
        if draft not in self._reports:
            self._reports[draft] = journeys.check(
                draft, self.project, library=self._library, style=self.project.style
            )
        return self._reports[draft]

    def all(self) -> list[Report]:
        """Return the checks of all drafts, in their order."""
        return [self.report(draft) for draft in self.project.files(self.project.drafts)]


def _sources(project: Project, library: Sequence[Reference]) -> Iterator[Step]:
    for source, name in _named(project.files(project.sources)):
        target = _output(project, "sources", f"{name}.json")
        run = partial(_parse, source, target, library)
        yield Step(source.name, "Sources", (source, *_library(project)), (target,), run)


def _parse(source: Path, target: Path, library: Sequence[Reference]) -> Said:
    """Write the references typed in a source, and say how the library holds them."""
    from procsead_refs import formats

    references = journeys.parse(source)
    replace(target, formats.write(references, "csljson"))
    return {"lines": list(holding.lines(references, library)), "findings": {}}


def _products(project: Project, library: Sequence[Reference], checked: _Checked) -> Iterator[Step]:
    for name, forms in _PRODUCTS.items():
        template = project.templates / f"{name}.md.j2" if project.templates else None
        if template is None or not template.is_file():
            continue
        made = cache(partial(_make, template, library, checked))  # by the first step that asks
        inputs = project.product_files(template)
        for form in forms:
            target = _output(project, f"{name}.{form}")
            yield Step(target.name, "Products", inputs, (target,), partial(_write, made, target))
        if name == _CHECKED.removesuffix(".docx"):
            yield _product_check(_output(project, _CHECKED), inputs, checked, made)


class _Made(NamedTuple):
    """A product, ready to be written in any form, and what was doubtful when it was made."""

    product: Product
    doubts: list[str]


def _make(template: Path, library: Sequence[Reference], checked: _Checked) -> _Made:
    doubts: list[str] = []
    product = journeys.product(
        template, checked.project, library, checked=checked.all, remark=doubts.append
    )
    return _Made(product, doubts)


def _write(made: Callable[[], _Made], target: Path) -> Said:
    """Write a product in the form that its file's suffix names."""
    replace(target, made().product.written(target.suffix.removeprefix(".")))
    return {"lines": [], "findings": {}}


def _product_check(
    target: Path, inputs: tuple[Path, ...], checked: _Checked, made: Callable[[], _Made]
) -> Step:
    """Return the step that checks a product as any draft is checked."""
    project = checked.project
    drafts = {name for _, name in _named(project.files(project.drafts))}
    name = target.name if target.stem in drafts else target.stem
    outputs = {form: _output(project, "check", f"{name}.{form}") for form in _REPORTS}
    run = partial(_check_product, target, checked, made, outputs)
    return Step(target.name, "Drafts", inputs, tuple(outputs.values()), run)


def _check_product(
    target: Path, checked: _Checked, made: Callable[[], _Made], outputs: Mapping[str, Path]
) -> Said:
    """Check a product that was written, and say what is found and what was doubtful in it."""
    said = _check(target, checked, outputs)
    return {"lines": [*said["lines"], *made().doubts], "findings": said["findings"]}


def _drafts(project: Project, checked: _Checked) -> Iterator[Step]:
    for draft, name in _named(project.files(project.drafts)):
        forms = (*_REPORTS, *(["docx"] if draft.suffix.lower() == ".docx" else []))
        outputs = {form: _output(project, "check", f"{name}.{form}") for form in forms}
        run = partial(_check, draft, checked, outputs)
        inputs = (draft, *_library(project))
        yield Step(draft.name, "Drafts", inputs, tuple(outputs.values()), run)


def _check(draft: Path, checked: _Checked, outputs: Mapping[str, Path]) -> Said:
    """Write a draft's check in each form to its file, and say what is found."""
    report = checked.report(draft)
    for form, output in outputs.items():
        replace(output, reports.write(report, form))
    return {"lines": [_verdict(report)], "findings": _count(report)}


def _verdict(report: Report) -> str:
    count = _count(report)
    found = ", ".join(f"{count[severity]} {severity}" for severity in count) or "nothing found"
    manuscript = report.manuscript
    return (
        f"{len(manuscript.citations)} citations, {len(manuscript.references)} references: {found}"
    )


def _count(report: Report) -> dict[str, int]:
    return dict(Counter(finding.severity.value for finding in report.findings))


def _named(files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with the name of its outputs: the shortest of these that no other file has.

    Its stem, its name, its name with its folder's before it.
    """
    stems = Counter(file.stem for file in files)
    names = Counter(file.name for file in files)
    for file in files:
        whole = file.name if names[file.name] == 1 else f"{file.parent.name}-{file.name}"
        yield file, file.stem if stems[file.stem] == 1 else whole


def _library(project: Project) -> tuple[Path, ...]:
    return (project.library,) if project.library else ()


def _output(project: Project, *parts: str) -> Path:
    assert project.output is not None  # noqa: S101 - a project has an output folder by default
    return project.output.joinpath(*parts)
