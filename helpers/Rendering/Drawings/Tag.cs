namespace PodLab.Rendering.Drawings;

/// <summary>A small label with a number: <c>● net 4026532457</c>.</summary>
/// <param name="Symbol">A sign for its kind, in addition to the color.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">A remark after the name; may be empty.</param>
/// <param name="Detail">The line below.</param>
/// <param name="Text">The whole tag in the text form.</param>
/// <param name="Role">Its role in the drawing.</param>
public sealed record Tag(string Symbol, string Name, string Note, string Detail, string Text, Role Role);
