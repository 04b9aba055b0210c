"""What has no text in any kind of document, in the words of the report (`model.Unread.what`)."""

from __future__ import annotations

IMAGE = "text in an image"
OBJECT = "an embedded object"
EQUATION = "an equation"
