namespace PodLab;

/// <summary>
/// This cluster doesn't let PodLab do a step of the lesson, so what follows from the step can't be seen here. The lesson goes on: <c>podlab run</c>
/// runs the next cell all the same.
/// </summary>
/// <param name="message">What was refused, in the cluster's own words, and what to do.</param>
public sealed class NotPossibleHereException(string message) : PodLabException(message);
