using System.Diagnostics.CodeAnalysis;
using PodLab.Rendering;

namespace PodLab.Anatomy;

/// <summary>A pod with notes on its parts.</summary>
[TypeFormatterSource(typeof(NotedFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", Rendering.Note.MimeType])]
[method: SetsRequiredMembers]
internal sealed class NotedPod(PodAnatomy original, PodNotes notes) : PodAnatomy(original, notes), INoted;
