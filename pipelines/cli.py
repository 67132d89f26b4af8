"""The console script `oreledger`: each command parses its words and calls one function."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console

from pipelines.home import Home

HELP = """Critical-minerals news and announcements as a warehouse of facts that can be checked.

`oreledger demo` shows everything on a bundled web site; `oreledger extract` reads documents of your own;
`oreledger run` does the daily job on the real sources."""
app = typer.Typer(
    help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="markdown"
)
archive_app = typer.Typer(no_args_is_help=True, help="The WARC archive: what was fetched, and whether it is whole.")
app.add_typer(archive_app, name="archive")
show_app = typer.Typer(no_args_is_help=True, help="What the pages say of a company, a project or a fact.")
app.add_typer(show_app, name="show")

SourcesOption = Annotated[Path | None, typer.Option(help="Folder of source files [default: the registry]")]
HomeOption = Annotated[Path | None, typer.Option("--home", help="Data folder [default: OREL_HOME, else ./data]")]
DayOption = Annotated[str | None, typer.Option("--day", help="Crawl day, YYYY-MM-DD [default: today, UTC]")]
console = Console(stderr=True)


def home_of(path: Path | None) -> Home:
    """The data folder that the command names, else the environment's."""
    return Home(path.resolve()) if path else Home.from_environment()


def day_of(text: str | None) -> date:
    """The crawl day that the command names, else today in UTC."""
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day such as 2026-03-18") from None


@app.command()
def demo(home: Annotated[Path, typer.Option(help="Data folder of the demo")] = Path("data/demo")) -> None:
    """Run the whole job on the bundled local web site and print what came of it.

    A second run fetches no page again; one page has been corrected in the meantime, and you see what that changes.
    """
    from pipelines.demo import run_demo

    run_demo(Home(home.resolve()), console, Console())


@app.command()
def run(
    home: HomeOption = None,
    day: DayOption = None,
    source: Annotated[list[str] | None, typer.Option(help="Only this source; may be given several times")] = None,
    sources_dir: SourcesOption = None,
    from_archive: Annotated[bool, typer.Option(help="No network: carry what is archived through again")] = False,
) -> None:
    """Crawl a day and carry it through to a release: crawl, parse, extract, validate, land, model, publish."""
    from pipelines.run import run_day

    run_day(
        home_of(home), day_of(day), console, sources_dir=sources_dir, sources=source or (), from_archive=from_archive
    )


@app.command()
def dev(port: Annotated[int, typer.Option(help="Port of the web UI")] = 3000, home: HomeOption = None) -> None:
    """Open Dagster's web UI on the same job, with its schedule, asset checks and history."""
    from pipelines.run import REPOSITORY, dagster_home

    os.environ |= {"DAGSTER_HOME": str(dagster_home()), "OREL_HOME": str(home_of(home).root)}
    os.chdir(REPOSITORY)
    os.execv(sys.executable, [sys.executable, "-m", "dagster", "dev", "-w", "workspace.yaml", "-p", str(port)])


@app.command()
def extract(
    documents: Annotated[str, typer.Argument(help="Documents, one JSON object a line; - for standard input")] = "-",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Facts file [default: standard output]")] = None,
    jobs: Annotated[int | None, typer.Option("-j", "--jobs", help="Processes [default: all cores]")] = None,
    explain: Annotated[str | None, typer.Option(help="Print this doc_id's text with what was read and refused")] = None,
) -> None:
    """Read deals, resource estimates and funding commitments from documents: JSON lines in, JSON lines out.

    A line that cannot be read gives a line with `error`, and the run goes on; the exit status is then 1.
    """
    from pipelines.extract.batch import extract_lines

    base = Path.cwd() if documents == "-" else Path(documents).resolve().parent
    with ExitStack() as stack:
        lines = sys.stdin if documents == "-" else stack.enter_context(open_lines(Path(documents)))
        if explain is not None:
            from pipelines.extract.explain import explain_document

            explain_document(lines, explain, base, Console())
            return
        sink = stack.enter_context(output.open("w", encoding="utf-8")) if output else sys.stdout
        errors = 0
        for line in extract_lines(lines, base, jobs):
            print(line.text, file=sink)
            errors += line.is_error
        sink.flush()
    if errors:
        console.print(f"[yellow]{errors} line{'s' * (errors > 1)} could not be read: see `error` in the output")
        raise typer.Exit(1)


def open_lines(path: Path) -> TextIO:
    """A JSON Lines file for reading; bytes that are not UTF-8 become replacement characters, never a crash."""
    return path.open(encoding="utf-8-sig", errors="replace")


@app.command()
def evaluate(
    documents: Annotated[Path, typer.Argument(help="Labelled documents, one JSON object a line")],
    gold: Annotated[Path, typer.Argument(help="Their facts, one JSON object a line")],
    predicted: Annotated[Path | None, typer.Option(help="Facts to judge [default: what `extract` reads now]")] = None,
    misses: Annotated[int, typer.Option(help="Missed and spurious records to list for each table")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON")] = False,
    only: Annotated[str, typer.Option(help="Documents whose `doc_id` starts with this")] = "",
    record: Annotated[bool, typer.Option("--record", help="Keep the figures for the Quality page of releases")] = False,
) -> None:
    """Precision, recall, F1 and field accuracy on documents that you labelled yourself, with the misses."""
    from pipelines.evaluation_report import as_dict, print_report, read_lines, score_files

    scores = score_files(documents, gold, read_lines(predicted) if predicted else None, only)
    if record:
        from pipelines.publish.measured import FILE, write_measured

        write_measured(as_dict(scores), len(read_lines(documents, only)))
        console.print(f"kept in {FILE}")
    if as_json:
        print(json.dumps(as_dict(scores), indent=1))
    else:
        print_report(scores, Console(), misses)


@app.command()
def publish(home: HomeOption = None, keep: Annotated[int, typer.Option(help="Releases to keep")] = 5) -> None:
    """Make a release of the marts as they are now, if they differ from the latest."""
    from pipelines.publish.dbt_docs import MANIFEST
    from pipelines.publish.release import publish as make_release

    made = make_release(home_of(home).warehouse, home_of(home).published, keep=keep, manifest=MANIFEST)
    console.print(f"release {made.release_id} {'made' if made.is_new else 'is up to date'}: {made.path}")


@app.command()
def sources(home: HomeOption = None, sources_dir: SourcesOption = None) -> None:
    """Every source of the registry: access, state, last success, and its pages of the last week against its floor."""
    from pipelines.source_report import print_sources

    print_sources(home_of(home), sources_dir, Console())


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help='SQL on the latest release, such as "from fct_deals limit 5"')],
    home: HomeOption = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write .csv, .json or .parquet instead")] = None,
) -> None:
    """Ask the latest release in SQL."""
    from pipelines.publish.query import query as ask
    from pipelines.tables import print_frame, write_frame

    frame = ask(home_of(home).published / "latest", sql)
    if output:
        write_frame(frame, output)
    else:
        print_frame(frame, Console())


@show_app.command("company")
def show_company(
    name: Annotated[str, typer.Argument(help="Name, spelling, ticker or id")], home: HomeOption = None
) -> None:
    """A company with its tickers, spellings, deals, estimates and the public money it receives."""
    from pipelines.publish.show import show_entity

    show_entity(home_of(home).published / "latest", "company", name, Console())


@show_app.command("project")
def show_project(name: Annotated[str, typer.Argument(help="Name, spelling or id")], home: HomeOption = None) -> None:
    """A mine, deposit or plant with everything that is told of it."""
    from pipelines.publish.show import show_entity

    show_entity(home_of(home).published / "latest", "project", name, Console())


@show_app.command("fact")
def show_one_fact(
    fact_id: Annotated[str, typer.Argument(help="Id of a deal, estimate or commitment, or its start")],
    home: HomeOption = None,
) -> None:
    """A fact with every witness' sentence, its stages, doubts and disagreements."""
    from pipelines.publish.show import show_fact

    show_fact(home_of(home).published / "latest", fact_id, Console())


@app.command("open")
def open_site(home: HomeOption = None) -> None:
    """Open the latest release's site in the browser; without a browser, print where it is."""
    from pipelines.publish.show import site_of

    page = site_of(home_of(home).published / "latest")
    if not webbrowser.open(page.as_uri()):
        print(page)


@archive_app.command("verify")
def verify(home: HomeOption = None) -> None:
    """Prove that every manifest row has its WARC record with the same hash, and every record its row."""
    from scrapers.archive import Archive

    found = Archive(home_of(home).archive).verify()
    for problem in found.problems:
        print(problem)
    if not found.is_sound:
        raise typer.Exit(1)
    console.print(f"archive and manifest agree: {found.files} files, {found.records} records, {found.rows} fetches")


def main() -> None:
    """Run the command; errors that are ours to explain are one line that names the thing and the way out."""
    from pipelines.errors import explained

    with explained(console):
        app()


if __name__ == "__main__":
    main()
