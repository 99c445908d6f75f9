"""Exports of the command line: carried out without a window, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from viewer.export.request import DocumentRequest, ExportRequest
from viewer.map.served import SERVED
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.store.container import Document
from viewer.ui.export_job import ExportJob, Plan, started_printer
from viewer.ui.export_plans import picture_plan, requested_view


def write_picture(app: QApplication, document: Document, request: ExportRequest) -> None:
    """Write a picture; raises DatelineError."""
    index = Index(document.briefing)
    SERVED.hold(document)
    carry_out(app, picture_plan(document, index, request, requested_view(index, request)))


def write_document(app: QApplication, document: Document, request: DocumentRequest) -> None:
    """Write a document of the whole briefing; raises DatelineError."""
    from viewer.ui.document_plans import document_plan

    SERVED.hold(document)
    carry_out(app, document_plan(document, Index(document.briefing), request))


def carry_out(app: QApplication, plan: Plan) -> None:
    """Return when a plan is carried out; raises DatelineError."""
    loop, errors = QEventLoop(), list[DatelineError]()
    printer = started_printer(app) if plan.orders else None
    job = ExportJob(plan, printer, app)
    job.done.connect(loop.quit)
    job.failed.connect(errors.append)
    job.failed.connect(loop.quit)
    loop.exec()
    if printer:
        printer.close()
    app.processEvents()
    if errors:
        raise errors[0]
