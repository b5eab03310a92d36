namespace PodLab;

/// <summary>
/// PodLab couldn't do what was requested. The message is written for the person at the notebook: what was tried,
/// where, what came back, and what to try next.
/// </summary>
/// <param name="message">The whole story in one to three sentences.</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public class PodLabException(string message, Exception? innerException = null) : Exception(message, innerException);
