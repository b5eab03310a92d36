namespace PodLab.Exercises;

/// <summary>
/// What a lesson's answers are checked against, read again for each answer: a pod, two shells, links, several of these in one record.
/// It may ask the lab whatever a cell may ask it.
/// </summary>
/// <typeparam name="T">The evidence. The parts of an exercise get this and not the lab, so that they are pure.</typeparam>
/// <param name="lab">The lab that the lesson opened.</param>
/// <param name="cancellation">Abandons the reading.</param>
/// <exception cref="PodLabException">There is nothing to read, because a cell above hasn't run; the message says which.</exception>
internal delegate Task<T> Subject<T>(Lab lab, CancellationToken cancellation);
